'use strict';
// Asks the registry for known vulnerabilities of every locked version. A registry that has no answer, as mirrors often
// have none, is no reason to fail: it is said. Plain JavaScript, so that it runs before anything is installed.
const { spawnSync } = require('child_process');

const WORTH_FAILING = ['high', 'critical'];

const { stdout } = spawnSync('npm', ['audit', '--package-lock-only', '--json'], { encoding: 'utf8', timeout: 120_000 });
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;
if (counts === undefined) {
  console.log(`skipped: the registry does not answer npm audit${report?.message ? ` (${report.message.split('\n')[0]})` : ''}`);
} else {
  const found = Object.values(report.vulnerabilities).filter(({ severity }) => WORTH_FAILING.includes(severity));
  found.forEach(({ name, severity, range }) => console.log(`${severity}: ${name} ${range}`));
  console.log(`${counts.total} known vulnerabilities, ${found.length} of them high or critical`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
