import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { findPython, formatVersion, pyenvPythons, pythonCandidates } from './python';
import { Report } from './report';
import { NOT_DEPLOYED, SCENARIOS } from './scenarios';
import { Scenario, runScenario } from './session';
import { virtualEnvironment } from './virtual-environment';

const PROJECT = resolve(__dirname, '..', '..');
const DIRECTORY = join(PROJECT, '.work', 'deploy');

/** The scenarios named on the command line, or all. */
function chosenScenarios(names: readonly string[]): readonly Scenario[] {
  const unknown = names.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown.length) {
    throw new Error(`no scenario '${unknown.join('\', \'')}': choose from ${SCENARIOS.map((scenario) => scenario.name).join(', ')}`);
  }
  return names.length ? SCENARIOS.filter((scenario) => names.includes(scenario.name)) : SCENARIOS;
}

async function preparePython(report: Report): Promise<string> {
  report.section('Python');
  const python = await report.step('look for Python 3.12 or newer', async () => findPython(pythonCandidates(process.env, pyenvPythons())));
  report.say(`${python.executable}, version ${formatVersion(python.version)}`);
  const environment = await report.step('virtual environment with the emulator (the first time about 600 MB to download and unpack)', async () =>
    virtualEnvironment(join(DIRECTORY, 'python'), python, join(__dirname, 'emulator')));
  report.say(`${environment.reused ? 'reused' : 'made'}: ${environment.python}`);
  return environment.python;
}

async function main(): Promise<void> {
  const report = new Report();
  const attempt = async (name: string, action: () => Promise<void>) => action().catch((error: Error) => report.fail(name, error.message));
  await attempt('deploy test', async () => {
    const scenarios = chosenScenarios(process.argv.slice(2));
    const python = await preparePython(report);
    for (const scenario of scenarios) {
      report.section(`${scenario.name}: ${scenario.title}`);
      await attempt(scenario.name, async () => runScenario(scenario, { project: PROJECT, python, directory: DIRECTORY }, report));
    }
    report.section('Examples that are not deployed');
    report.check(Object.entries(NOT_DEPLOYED).map(([name, skipped]) => ({ name, skipped })));
  });
  report.close();
  process.exitCode = report.failures ? 1 : 0;
}

// To exit is enough: servers and commands are killed, by their process ids, when this process exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
void main();
