import pc from 'picocolors';
import { describeNetwork } from './describe-network';
import { synthExample } from '../test/support/example';

const EXAMPLES = [
  ['minimal', 'new HaNatVpc(stack, \'Vpc\'), and nothing else'],
  ['production', 'retained addresses, HTTPS-only egress, an isolated tier, clean under four cdk-nag packs'],
];

const heading = (text: string) => console.log(`\n${pc.bold(pc.inverse(` ${text} `))}`);

function fail(message: string): never {
  console.error(pc.red(message));
  process.exit(1);
}

console.log('Synthesizing two networks on this machine (no AWS account is used), then one that is broken on purpose.');
for (const [name, description] of EXAMPLES) {
  heading(`examples/${name}`);
  console.log(`${description}\n`);
  const { exitCode, output, templates } = synthExample(name, { 'aws:cdk:enable-path-metadata': true });
  if (exitCode !== 0) { fail(`examples/${name} did not synthesize:\n${output}`); }
  Object.values(templates).forEach((template) => console.log(describeNetwork(template)));
}

heading('examples/broken-on-purpose');
console.log('somebody adds a deny rule later in the app\n');
const broken = synthExample('broken-on-purpose');
if (broken.exitCode === 0) { fail('examples/broken-on-purpose synthesized, but it must be refused'); }
console.log(broken.output.slice(0, broken.output.indexOf('\nnode:internal')).trim());
console.log(`\n${pc.green('✓')} refused, as it should be: the app exited with code ${broken.exitCode}, and nothing was deployed.`);
