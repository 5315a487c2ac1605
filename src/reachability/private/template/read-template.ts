import { scanMentions } from './mention-scan';
import type { ReadOptions } from './reading';
import { Reading } from './reading';
import { relevantTo } from './relevance';
import { BLOCK_PUBLIC_ACCESS_READERS } from './resources/block-public-access';
import { GATEWAY_READERS } from './resources/gateways';
import { HOST_READERS } from './resources/hosts';
import { NETWORK_ACL_READERS } from './resources/network-acls';
import type { Readers } from './resources/reader';
import { ROUTE_READERS } from './resources/routes';
import { SECURITY_GROUP_READERS } from './resources/security-groups';
import { SUBNET_READERS } from './resources/subnet';
import { VPC_READERS } from './resources/vpc';
import { Stack } from './stack';
import { rulesConstraint } from './template-rules';
import { isRecord, property } from './value';
import type { Guard } from '../network/guard';
import { ALWAYS } from '../network/guard';
import { Network } from '../network/network';

export type { ReadOptions } from './reading';

const READERS: Readers = {
  ...VPC_READERS,
  ...SUBNET_READERS,
  ...ROUTE_READERS,
  ...GATEWAY_READERS,
  ...HOST_READERS,
  ...SECURITY_GROUP_READERS,
  ...NETWORK_ACL_READERS,
  ...BLOCK_PUBLIC_ACCESS_READERS,
};

/**
 * Reads a CloudFormation template, given as an object, into a network. What cannot be known is said to be unknown; only something that is no template
 * at all is an error.
 */
export function readTemplate(template: unknown, options: ReadOptions = {}): Network {
  requireTemplate(template);
  const reading = new Reading(options);
  const root = new Stack(template, reading);
  scanMentions(root);
  const constraint = possible(rulesConstraint(root), reading);
  const nouns = reading.resources.flatMap((resource) => (
    Object.hasOwn(READERS, resource.type) ? READERS[resource.type](resource, reading) : []
  ));
  const unreadable = reading.notes.unreadable.map(({ part, owner }) => ({ part, when: owner.when }));
  return new Network({
    nouns,
    ...relevantTo([...nouns, ...unreadable], reading.possibilities.all, constraint),
    assumptions: [...reading.notes.assumptions],
    unreadable,
    constructPaths: new Map(reading.resources.flatMap(({ id, constructPath }) => (constructPath === undefined ? [] : [[id, constructPath]]))),
  });
}

/** Leaves out what the rules exclude, unless they exclude everything: then they are not understood here. */
function possible(constraint: Guard, reading: Reading): Guard {
  if (constraint === ALWAYS) { return ALWAYS; }
  if (reading.possibilities.satisfiable([constraint]) !== true) {
    reading.notes.assume('the rules of the template are left out of account: no combination of parameters was found that they allow');
    return ALWAYS;
  }
  reading.possibilities.require(constraint);
  return constraint;
}

/** Throws if this cannot be a template, saying what `name` holds instead. */
export function requireTemplate(template: unknown, name = 'this'): void {
  if (isRecord(template) && isRecord(property(template, 'Resources'))) { return; }
  const given = isRecord(template) ? `an object with ${Object.keys(template).slice(0, 5).join(', ') || 'nothing in it'}` : describe(template);
  throw new Error(`${name} is no CloudFormation template: expected an object with Resources, got ${given}`);
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
