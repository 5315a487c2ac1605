import { Command, Option } from 'commander';
import { explain } from './explain';
import type { PortRange } from '../../reachability/network-path';
import { GATEWAY_SERVICES } from '../../reachability/private/forwarding/gateway-endpoint';
import { Traffic } from '../../reachability/traffic';
import type { CommandFactory } from '../command';
import { exitCodesText } from '../command';
import { portRange, readOptions, readOptionsOf } from '../options';
import type { ReadFlags } from '../options';

interface ExplainFlags extends ReadFlags {
  readonly from: string;
  readonly to: string;
  readonly tcp?: PortRange;
  readonly udp?: PortRange;
  readonly icmp?: boolean;
  readonly json?: boolean;
}

/** `explain`, with its options and help. */
export const explainCommand: CommandFactory = (terminal, end) => {
  const traffic = [
    new Option('--tcp <port>', 'TCP to this port, or to a range of ports such as 8000-8999')
      .argParser((text) => portRange('--tcp', text)).conflicts(['udp', 'icmp']),
    new Option('--udp <port>', 'UDP to this port, or to a range of ports')
      .argParser((text) => portRange('--udp', text)).conflicts(['tcp', 'icmp']),
    new Option('--icmp', 'ping: ICMP echo requests').conflicts(['tcp', 'udp']),
  ];
  const command = new Command('explain')
    .summary('show the path of packets hop by hop, there and back')
    .description('Shows the path of packets from a source to a destination, and of the replies: what each route and network ACL rule decides, and all that blocks them.')
    .argument('[template...]', 'templates, cloud assemblies or folders, one of which has both ends (default: cdk.out)')
    .requiredOption('--from <source>', 'internet, an IP address, a subnet, or what stands in subnets: a host, a load balancer, an ECS service')
    .requiredOption('--to <destination>', `the same, or an AWS service with gateway endpoints: ${GATEWAY_SERVICES.join(', ')}`);
  for (const option of [...traffic, ...readOptions()]) { command.addOption(option); }
  return command
    .option('--json', 'write JSON in the shape of AWS Reachability Analyzer')
    .addHelpText('after', `
An end is named by its logical id, construct path or Name tag, or by any ending of one of them that fits nothing else.
Of an instance or a network interface, the security groups count; of a subnet and all else, they are taken to be open.
Without --tcp, --udp and --icmp, all traffic is asked for.

Examples:
  $ cdk-ha-nat-vpc explain --from PrivateSubnet1 --to internet --tcp 443
  $ cdk-ha-nat-vpc explain --from Worker --to s3 --tcp 443
  $ cdk-ha-nat-vpc explain network.yaml --from internet --to 10.0.1.5 --tcp 22
  $ cdk-ha-nat-vpc explain cdk.out --from Vpc/PrivateSubnet1 --to Vpc/IsolatedSubnet1 --tcp 5432 --json
${exitCodesText('every packet gets there, and every reply back', 'packets or replies are lost', 'something that is unknown decides it')}`)
    .action((templates: readonly string[], flags: ExplainFlags) => {
      const { from, to, json = false } = flags;
      end(explain(templates, { read: readOptionsOf(flags), from, to, traffic: trafficOf(flags), json }, terminal));
    });
};

function trafficOf({ tcp, udp, icmp }: ExplainFlags): Traffic {
  if (tcp) { return Traffic.tcpRange(tcp.from, tcp.to); }
  if (udp) { return Traffic.udpRange(udp.from, udp.to); }
  return icmp ? Traffic.icmpEcho() : Traffic.all();
}
