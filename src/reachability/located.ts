import type { Environment } from './environments';
import type { Explanation } from './explanation';
import type { Finding } from './finding';
import type { Network } from './private/network/network';

/** A finding with logical ids in the place of the network's own, their stacks and construct paths. */
export function located(finding: Finding, { name, network }: Environment, paths: Paths): Finding {
  const { stack, logicalId } = network.locate(finding.subject);
  return {
    ...finding,
    ...defined({ stack, environment: name }),
    subject: logicalId,
    blame: finding.blame.map((blame) => locatedExplanation(blame, network, paths)),
  };
}

type Paths = ReadonlyMap<string, string>;

/** An explanation likewise. */
export function locatedExplanation(explanation: Explanation, network: Network, paths: Paths): Explanation {
  const { stack, logicalId } = network.locate(explanation.componentId);
  const constructPath = paths.get(explanation.componentId) ?? explanation.constructPath;
  return { ...explanation, ...defined({ stack, constructPath }), componentId: logicalId };
}

/** Without what is not there: a property that is undefined is not equal to one that is missing. */
function defined<T extends object>(properties: T): Partial<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Partial<T>;
}
