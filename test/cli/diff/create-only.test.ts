import { CREATE_ONLY } from '../../../src/cli/diff/create-only';

/** AWS's resource specification, as the CDK CLI's own diff reads it. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const database = require(require.resolve('@aws-cdk/aws-service-spec', { paths: [require.resolve('@aws-cdk/cloudformation-diff')] })).loadAwsServiceSpecSync();

test.each(Object.entries(CREATE_ONLY))('%s', (type, properties) => {
  const [resource] = [...database.lookup('resource', 'cloudFormationType', 'equals', type)];
  const replacing = Object.entries<{ causesReplacement?: string }>(resource.properties)
    .filter(([, { causesReplacement }]) => causesReplacement === 'yes').map(([name]) => name);
  expect([...properties].sort()).toEqual(replacing.sort());
});
