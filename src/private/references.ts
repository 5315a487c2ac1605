import { Reference, Tokenization } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { expressionKey } from './expression-key';

/**
 * Whether a value is the id of a VPC, in whichever stack it is used: there, the token of another stack's resource reads
 * like that of a resource of the same name.
 */
export function refersTo(user: IConstruct, value: string | undefined, vpc: ec2.Vpc): boolean {
  if (value === undefined) {
    return false;
  }
  const token = Tokenization.reverseString(value).firstToken;
  return token && Reference.isReference(token)
    ? token.target === vpc.node.defaultChild
    : expressionKey(user, value) === expressionKey(vpc, vpc.vpcId);
}
