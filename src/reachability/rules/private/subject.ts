import type { Judgement, Rule, RuleOptions } from './rule';
import { allOf, undecided } from './rule';
import { tierOf } from '../../private/forwarding/subnet-tier';
import type { Subnet, Tier } from '../../private/network/resources';
import type { NetworkView } from '../../private/network/view';
import { Verdict } from '../../verdict';

type SubnetQuestion = (view: NetworkView, subnet: Subnet, options: RuleOptions) => Judgement | undefined;

/**
 * Asks of subnets of the given tiers only. A subnet whose tier is unknown might be one of them: what holds of it
 * all the same is proved.
 */
export function ofTiers(tiers: readonly Tier[], question: SubnetQuestion): Rule['judge'] {
  return ofSubnets((view, subnet, options) => {
    const tier = tierOf(view, subnet);
    if (tier.kind === 'known') { return tiers.includes(tier.value) ? question(view, subnet, options) : undefined; }
    const judged = question(view, subnet, options);
    if (judged?.verdict === Verdict.PROVED) { return judged; }
    return undecided(`whether subnet ${subnet.id} is ${tiers.join(' or ')} is unknown`, [tier.reason]);
  });
}

export function ofSubnets(question: SubnetQuestion): Rule['judge'] {
  return (view, id, options) => {
    const subnet = view.find('subnet', id);
    return subnet && question(view, subnet, options);
  };
}

/**
 * Network ACLs that hold something to judge: the one that a VPC comes with does so only once the template adds to it.
 */
export const aclsOfTheTemplate: Rule['subjects'] = (network) =>
  allOf('network-acl')(network).filter(
    (id) =>
      network.variants('network-acl', id).some(({ isDefault }) => !isDefault) ||
      network.referringTo('network-acl-entry', 'networkAcl', id).length > 0 ||
      network.perhapsReferringTo('network-acl-entry', 'networkAcl', id).length > 0,
  );
