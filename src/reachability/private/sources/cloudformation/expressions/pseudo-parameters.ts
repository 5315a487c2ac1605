import { parameterValue } from './parameters';
import type { ReadContext, ReadOptions } from '../read-context';
import type { Value } from './value';
import { literal, unresolved } from './value';
import type { Branch } from '../../../conditions/branch';

/**
 * What `Ref AWS::…` gives.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function pseudoParameter(name: string, prefix: string, context: ReadContext, branch: Branch): Value {
  const pinned = pinnedPseudoParameter(name, context.options);
  if (pinned !== undefined) { return literal(pinned); }
  const ofTheStack = ['AWS::StackName', 'AWS::StackId', 'AWS::NotificationARNs'].includes(name);
  const value = parameterValue({ name: ofTheStack ? `${prefix}${name}` : name, type: 'String' }, context, branch);
  return value.kind === 'unresolved' && value.otherThan === undefined
    ? unresolved(value.text, `${name} is known at deploy time only`)
    : value;
}

/** What the caller's Region and account decide. */
export function pinnedPseudoParameter(name: string, { region, account }: ReadOptions): string | undefined {
  switch (name) {
    case 'AWS::Region': return region;
    case 'AWS::AccountId': return account;
    case 'AWS::Partition': return region && partition(region).name;
    case 'AWS::URLSuffix': return region && partition(region).urlSuffix;
    default: return undefined;
  }
}

function partition(region: string): { readonly name: string; readonly urlSuffix: string } {
  if (region.startsWith('cn-')) { return { name: 'aws-cn', urlSuffix: 'amazonaws.com.cn' }; }
  return { name: region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws', urlSuffix: 'amazonaws.com' };
}
