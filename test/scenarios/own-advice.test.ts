import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HaNatVpc, NetworkAclPolicy, reachability } from 'cdk-ha-nat-vpc';
import * as fc from 'fast-check';
import { ALL_TIERS } from '../support/tiers';

const { tcpPort, tcpPortRange, udpPort, icmp, allTraffic } = ec2.AclTraffic;
const ADMIN = [tcpPortRange(1000, 9000), allTraffic()];
const TIME_EXCEEDED = icmp({ type: 11, code: 0 });
const TRAFFIC = [
  tcpPort(80), tcpPort(443), tcpPort(8080), tcpPortRange(400, 500), udpPort(53), udpPort(443), icmp({ type: 8, code: -1 }),
  TIME_EXCEEDED, ...ADMIN,
];
const list = fc.subarray(TRAFFIC, { maxLength: 4 });

test('the proof finds nothing to say of whatever tiered() derives', () => {
  fc.assert(fc.property(
    fc.record({ egress: fc.subarray(TRAFFIC, { minLength: 1, maxLength: 4 }), publicIngress: list, blockRemoteAdminPorts: fc.boolean() }),
    fc.boolean(), fc.boolean(),
    (props, isDualStack, isolatedSubnets) => {
      // With nothing but ICMP errors let out, nothing can be asked of the internet, and the proof says so
      fc.pre(props.egress.some((traffic) => traffic !== TIME_EXCEEDED));
      fc.pre(!props.blockRemoteAdminPorts || !props.publicIngress.some((traffic) => ADMIN.includes(traffic)));
      const stack = new Stack(new App(), 'Network');
      new HaNatVpc(stack, 'Vpc', {
        networkAcls: NetworkAclPolicy.tiered(props),
        ipProtocol: isDualStack ? ec2.IpProtocol.DUAL_STACK : ec2.IpProtocol.IPV4_ONLY,
        tiers: isolatedSubnets ? ALL_TIERS : undefined,
        proof: false,
      });
      // Whoever lets out anything but HTTPS closes the default gateway endpoints, and is told so
      const findings = reachability.NetworkReachability.fromStack(stack).check().filter(({ rule }) => rule !== 'unreachable-endpoint');
      expect(findings.filter(({ verdict }) => verdict !== reachability.Verdict.PROVED)).toEqual([]);
    },
  ), { numRuns: 30, seed: 443 });
});
