import type { Judgement, Rule } from './private/rule';
import { allOf, proved, undecided, violated } from './private/rule';
import { RuleId } from './rule-id';
import { ExplanationCode } from '../explanation';
import { hasPublicIpv4 } from '../private/forwarding/host';
import { tierOf } from '../private/forwarding/subnet-tier';
import type { Resolved } from '../private/network/resource';
import type { Subnet } from '../private/network/resources';
import type { NetworkView } from '../private/network/view';
import { listed } from '../private/words/packet-words';
import { Severity } from '../verdict';

/**
 * A host in a public subnet has a public address: an internet gateway drops what others send, so that updates, user
 * data and agents fail. One in a subnet with IPv6 may go out by that, and is not judged.
 *
 * Green and wrong, an instance comes up and never reports.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export const hostWithoutWayOut: Rule = {
  id: RuleId.HOST_WITHOUT_WAY_OUT,
  severity: Severity.WARNING,
  subjects: (network) => [...new Set([...allOf('host')(network), ...allOf('workload')(network)])],
  judge: (view, id) => judgeHost(view, id) ?? judgeWorkload(view, id),
};

function judgeHost(view: NetworkView, id: string): Judgement | undefined {
  const host = view.find('host', id);
  const subnet = view.follow('subnet', host?.subnet);
  if (host?.type !== 'instance' || !subnet || !needsAddress(view, subnet)) { return undefined; }
  return judgement(`instance ${id}`, id, [subnet], hasPublicIpv4(view, host));
}

function judgeWorkload(view: NetworkView, id: string): Judgement | undefined {
  const workload = view.find('workload', id);
  if (!workload) { return undefined; }
  const homes = workload.subnets
    .flatMap((subnet) => view.follow('subnet', subnet) ?? [])
    .filter((subnet) => needsAddress(view, subnet));
  if (homes.length === 0) { return undefined; }
  const addresses = homes.map((subnet) => workload.publicIpv4 ?? subnet.publicIpv4OnLaunch);
  const worst = addresses.find((address) => address.kind === 'known' && !address.value)
    ?? addresses.find(({ kind }) => kind === 'unknown')
    ?? addresses[0];
  return judgement(`${workload.type} ${id}`, id, homes, worst);
}

function needsAddress(view: NetworkView, subnet: Subnet): boolean {
  const tier = tierOf(view, subnet);
  return tier.kind === 'known' && tier.value === 'public' && subnet.ipv6 === undefined;
}

function judgement(name: string, id: string, subnets: readonly Subnet[], address: Resolved<boolean>): Judgement {
  const where = listed(subnets.map((subnet) => subnet.id), ' and ');
  if (address.kind === 'unknown') {
    return undecided(`whether ${name} in public subnet ${where} gets a public address is unknown`, [address.reason]);
  }
  if (address.value) { return proved(`${name} in public subnet ${where} gets a public address`); }
  return violated(`${name} in public subnet ${where} has no public address: nothing that it sends to the internet gets out`, {
    blame: [{
      componentId: id,
      explanationCode: ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
      detail: 'the internet gateway drops packets of hosts without a public address',
    }],
    fix: `move ${name} to a private subnet, give it a public address (AssociatePublicIpAddress, AssignPublicIp or an Elastic IP), `
      + `or set MapPublicIpOnLaunch of subnet ${where} to true`,
  });
}
