import { Evidence, gather, LabNetwork, networkOf } from './evidence';
import { TCP, UDP } from './flow';
import { flowsOf } from './flows-of';
import { judge } from './judgement';
import { whyNot } from './machine';
import { MUTANTS } from './mutants';
import { whatShows, keepEvidence } from './mutation';
import { EXAMPLES, exampleNetwork, randomNetworks, withoutHostUnreachable } from './networks';
import { Options, parseOptions, USAGE } from './options';
import { sweep } from './sweep';
import { Report } from '../deploy/report';

const LEFT_OUT = [
  'not sent through the lab: NAT64, gateway endpoints, security groups, packets between VPCs, routes more specific than local,',
  'and what Linux treats in its own way: 0.0.0.0/8, loopback, multicast',
].join('\n');

interface Totals { networks: number; flows: number; known: number; disagreements: number }

async function examine(network: LabNetwork, { flows: count, seed }: Options, report: Report, totals: Totals): Promise<void> {
  const evidence = await gather(network, flowsOf(networkOf(network), count, seed));
  const { arrived, answered, known, disagreements } = judge(evidence);
  totals.networks += 1;
  totals.flows += count;
  totals.known += known;
  totals.disagreements += disagreements.length;
  report.check([{ name: `${network.name}: ${count} flows, ${arrived} arrived, ${answered} answered, ${count - known} unknown to the engine`, actual: disagreements, expected: [] }]);
}

async function compareAll(options: Options, report: Report): Promise<void> {
  const totals: Totals = { networks: 0, flows: 0, known: 0, disagreements: 0 };
  const attempt = async (name: string, network: () => LabNetwork) => {
    try { await examine(network(), options, report, totals); } catch (error) { report.fail(name, String(error)); }
  };
  report.section('the examples');
  for (const name of EXAMPLES) { await attempt(`example ${name}`, () => exampleNetwork(name)); }
  report.section('random networks');
  for (const network of randomNetworks(options.networks, options.seed)) { await attempt(network.name, () => network); }
  report.say(`${totals.flows} flows over ${totals.networks} networks, ${totals.flows - totals.known} of them unknown to the engine; ${totals.disagreements} disagreements`);
}

/** Networks whose packets tell all mutants from the engine as it is. */
const TELLING = { networks: 3, flows: 220, seed: 1 };

async function noticeMutants(report: Report): Promise<void> {
  report.section('single faults in copies of the engine, each of which must show');
  const networks = [withoutHostUnreachable(exampleNetwork('dual-stack')), ...randomNetworks(TELLING.networks, TELLING.seed)];
  const evidence = await report.step(`the packets of ${networks.length} networks`, async () => {
    const all: Evidence[] = [];
    for (const network of networks) { all.push(await gather(network, flowsOf(networkOf(network), TELLING.flows, TELLING.seed))); }
    return all;
  });
  keepEvidence(evidence);
  for (const mutant of MUTANTS) {
    const found = await whatShows(mutant);
    report.check([{ name: `${mutant.name}${found ? `: ${found.flow}: ${found.about}` : ''}`, actual: found !== undefined, expected: true }]);
  }
}

/** The production example lets no UDP out. */
const SWEEPS = [['production', 'tcp', TCP], ['minimal', 'udp', UDP]] as const;

async function sweepPorts(report: Report): Promise<void> {
  report.section('every port that a NAT gateway may choose');
  for (const [example, name, protocol] of SWEEPS) {
    const { sent, answered, disagreements } = await report.step(`${name} through example ${example}`, () => sweep(exampleNetwork(example), protocol));
    report.check([{ name: `${name} through example ${example}: ${sent} flows, ${answered} answered`, actual: disagreements, expected: [] }]);
  }
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const reason = whyNot();
  if (options.whyNot) {
    process.stdout.write(reason ?? '');
    return;
  }
  const report = new Report();
  if (reason !== undefined) {
    report.check([{ name: 'the lab', skipped: reason }]);
  } else {
    report.say(LEFT_OUT);
    await (options.mutants ? noticeMutants(report) : options.sweep ? sweepPorts(report) : compareAll(options, report));
  }
  report.close();
  process.exitCode = report.failures ? 1 : 0;
}

void main().catch((error: Error) => {
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
});
