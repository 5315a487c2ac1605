import { App, Stack } from 'aws-cdk-lib';
import { ElasticIps, HaNatVpc, NatTopology, SubnetTier } from 'cdk-ha-nat-vpc';

const app = new App();
const stack = new Stack(app, 'Regional');

// One NAT gateway that AWS runs in every zone. It stands in no subnet, so that nothing here has to be public.
const vpc = new HaNatVpc(stack, 'Vpc', {
  tiers: [SubnetTier.private(), SubnetTier.isolated({ name: 'Database' })],
  natTopology: NatTopology.regional({ elasticIps: ElasticIps.allocate() }),
});

// Without `elasticIps` AWS chooses the addresses, and a template cannot name them.
vpc.egressAddresses.addOutputs();

app.synth();
