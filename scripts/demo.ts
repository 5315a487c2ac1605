import * as fs from 'fs';
import * as path from 'path';
import pc from 'picocolors';
import { describeNetwork } from './describe-network';
import { NetworkReachability } from '../src/reachability/network-reachability';
import { reportHtml } from '../src/report';
import { synthExample } from '../test/support/example';

const EXAMPLES = [
  ['minimal', 'new HaNatVpc(stack, \'Vpc\'), and nothing else'],
  ['production', 'retained addresses, HTTPS-only egress, an isolated tier, clean under four cdk-nag packs'],
];

/** Where the report of the production example is written. */
const REPORT = path.resolve(__dirname, '../.work/demo/production.html');

const heading = (text: string) => console.log(`\n${pc.bold(pc.inverse(` ${text} `))}`);

function fail(message: string): never {
  console.error(pc.red(message));
  process.exit(1);
}

function writeReport(template: { [key: string]: any }): void {
  fs.mkdirSync(path.dirname(REPORT), { recursive: true });
  fs.writeFileSync(REPORT, reportHtml(NetworkReachability.fromTemplate(template)));
}

console.log('Synthesizing two networks on this machine (no AWS account is used), then one that is broken on purpose.');
for (const [name, description] of EXAMPLES) {
  heading(`examples/${name}`);
  console.log(`${description}\n`);
  const { exitCode, output, templates } = synthExample(name, { 'aws:cdk:enable-path-metadata': true });
  if (exitCode !== 0) { fail(`examples/${name} did not synthesize:\n${output}`); }
  Object.values(templates).forEach((template) => console.log(describeNetwork(template)));
  if (name === 'production') { writeReport(Object.values(templates)[0]); }
}

heading('examples/broken-on-purpose');
console.log('somebody adds a deny rule later in the app\n');
const broken = synthExample('broken-on-purpose');
if (broken.exitCode === 0) { fail('examples/broken-on-purpose synthesized, but it must be refused'); }
console.log(broken.output.slice(0, broken.output.indexOf('\nnode:internal')).trim());
console.log(`\n${pc.green('✓')} refused, as it should be: the app exited with code ${broken.exitCode}, and nothing was deployed.`);

heading('the report');
console.log('The production example as a page to look at: the network, the way of a packet, verdicts, lost zones, costs.\n');
console.log(`${pc.green('✓')} ${path.relative(process.cwd(), REPORT)}`);
