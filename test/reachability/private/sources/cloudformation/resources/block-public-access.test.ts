import { known, unknown } from '../../../../../../src/reachability/private/network/resource';
import { readOne, ref } from '../builders';

test.each([
  ['block-bidirectional', known('block-bidirectional')],
  ['block-ingress', known('block-ingress')],
  ['off', known('off')],
  ['odd', unknown('InternetGatewayBlockMode is "odd", not off or block-ingress or block-bidirectional')],
  [undefined, unknown('InternetGatewayBlockMode is not given')],
])('mode %s', (InternetGatewayBlockMode, mode) => {
  expect(readOne('block-public-access', 'VPCBlockPublicAccessOptions', { InternetGatewayBlockMode })).toMatchObject({ mode });
});

test.each([
  [{ VpcId: ref('It'), InternetGatewayExclusionMode: 'allow-bidirectional' }, { vpc: known('It'), subnet: undefined, mode: known('allow-bidirectional') }],
  [{ SubnetId: ref('It'), InternetGatewayExclusionMode: 'allow-egress' }, { vpc: undefined, subnet: known('It'), mode: known('allow-egress') }],
  [{}, { mode: unknown('InternetGatewayExclusionMode is not given') }],
])('the exclusion %j', (properties, expected) => {
  expect(readOne('block-public-access-exclusion', 'VPCBlockPublicAccessExclusion', properties)).toMatchObject(expected);
});
