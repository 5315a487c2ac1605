import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

export const ACCOUNT = '111111111111';
export const REGION = 'eu-west-1';
export const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d', 'eu-west-1e'];

/** Makes a fresh stack, always of the same name, so that logical ids and paths of two of them can be compared. */
export type NewStack = (context?: Record<string, unknown>) => Stack;

/** A stack that can be deployed to any account and Region. */
export const agnosticStack: NewStack = (context) => new Stack(new App({ context }), 'Network');

/** A stack for one account and Region, whose zones the CLI has looked up. */
export const concreteStack: NewStack = (context) => stackWithZones(ZONES, context);

/** A stack for one account and Region with the zones given. */
export function stackWithZones(zones: string[], context?: Record<string, unknown>): Stack {
  const lookup = { [`availability-zones:account=${ACCOUNT}:region=${REGION}`]: zones };
  return new Stack(new App({ context: { ...lookup, ...context } }), 'Network', { env: { account: ACCOUNT, region: REGION } });
}

/** A stack for one account and Region before the CLI has looked anything up. */
export const firstSynthStack: NewStack = (context) => new Stack(new App({ context }), 'Network', { env: { account: ACCOUNT, region: REGION } });

export const ENVIRONMENTS: [string, NewStack][] = [['agnostic', agnosticStack], ['concrete', concreteStack]];

/** The template of a stack that `define` fills. */
export function templateOf(newStack: NewStack, define: (stack: Stack) => void): CfnTemplate {
  const stack = newStack();
  define(stack);
  return Template.fromStack(stack).toJSON() as CfnTemplate;
}

export interface CfnTemplate {
  readonly Resources: Record<string, CfnResourceJson>;
}

export interface CfnResourceJson {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DependsOn?: string | string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
