import type { Environment } from './environments';
import type { Explanation } from './explanation';
import type { Finding, Witness } from './finding';
import { KIND_NAMES } from './private/network/kind-names';
import type { Network } from './private/network/network';

/** A finding with logical ids in the place of the network's own, their stacks and construct paths. */
export function located(finding: Finding, { name, network }: Environment, paths: Paths): Finding {
  const { stack, logicalId } = network.locate(finding.subject);
  return {
    ...finding,
    ...defined({ stack, environment: name }),
    subject: logicalId,
    blame: finding.blame.map((blame) => locatedExplanation(blame, network, paths)),
    witnesses: finding.witnesses.map((witness) => ({ ...witness, ...locatedCrossing(witness, network) })),
  };
}

type Paths = ReadonlyMap<string, string>;

/** An explanation likewise. */
export function locatedExplanation(explanation: Explanation, network: Network, paths: Paths): Explanation {
  const { stack, logicalId } = network.locate(explanation.componentId);
  const constructPath = paths.get(explanation.componentId) ?? explanation.constructPath;
  const [resource] = network.withId(explanation.componentId);
  const componentKind = resource && KIND_NAMES[resource.kind];
  return {
    ...explanation,
    ...defined({ stack, constructPath, componentKind }),
    ...locatedCrossing(explanation, network),
    componentId: logicalId,
  };
}

function locatedCrossing({ crossing }: Pick<Witness, 'crossing'>, network: Network): Pick<Witness, 'crossing'> {
  if (!crossing) { return {}; }
  const networkAclId = crossing.networkAclId && network.locate(crossing.networkAclId).logicalId;
  const subnetId = network.locate(crossing.subnetId).logicalId;
  return { crossing: { ...crossing, subnetId, ...defined({ networkAclId }) } };
}

/** Without what is not there: a property that is undefined is not equal to one that is missing. */
function defined<T extends object>(properties: T): Partial<T> {
  const left: Partial<T> = { ...properties };
  for (const name in left) { if (left[name] === undefined) { delete left[name]; } }
  return left;
}
