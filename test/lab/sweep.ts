import { Disagreement } from './comparison';
import { LabNetwork, networkOf } from './evidence';
import { Flow, flowText } from './flow';
import { layoutOf } from './layout';
import { observationsOf } from './observation';
import { Predictor } from './prediction';
import { runSession } from './run-session';
import { sessionOf } from './session-of';
import { NetworkReachability } from '../../src/reachability/network-reachability';
import { ipText, step } from '../support/oracle-address';

const [FIRST, LAST] = [1024, 65535];
const FIRST_HOST = 4;

export interface Sweep {
  readonly sent: number;
  readonly answered: number;
  readonly disagreements: readonly Disagreement[];
}

/** One flow on each port that a NAT gateway may choose, and whether it is answered as `follow()` says. Rules are not traced: there are too many packets. */
export async function sweep(network: LabNetwork, protocol: number): Promise<Sweep> {
  const read = networkOf(network);
  const subnet = read.subnets.find(({ routes }) => routes.some(({ target }) => target.kind === 'nat' && target.isAlive));
  if (!subnet) { throw new Error(`${network.name} has no subnet with a route to a NAT gateway`); }
  const source = ipText(step(subnet.blocks[0].lo, FIRST_HOST));
  const flows = Array.from({ length: LAST - FIRST + 1 }, (_, index): Flow => ({
    id: index + 1, source, destination: '203.0.113.10', protocol, sourcePort: FIRST + index, destinationPort: 443, natPort: FIRST + index,
  }));
  const layout = layoutOf(read, [source]);
  const observations = observationsOf(layout, flows, await runSession(sessionOf(layout, flows, false)));
  const predictor = new Predictor(NetworkReachability.fromTemplate({ ...network.template }), layout);
  const disagreements = observations.flatMap(({ flow, arrived, answered, arrival }): readonly Disagreement[] => {
    const predicted = predictor.predict(flow);
    const kernel = `${outcome(arrived, answered)} from port ${arrival?.sourcePort}`;
    const engine = `${outcome(predicted.arrives, predicted.isAnswered)} from port ${predicted.sourcePort}`;
    return kernel === engine ? [] : [{ flow: flowText(flow), about: 'a port of the gateway', kernel, engine }];
  });
  return { sent: flows.length, answered: observations.filter(({ answered }) => answered).length, disagreements };
}

const outcome = (arrives?: boolean, isAnswered?: boolean) => `arrived ${arrives}, answered ${isAnswered},`;
