import { createHash } from 'crypto';
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from './finding';
import type { Network } from './private/network/network';

/**
 * The name under which findings of one cause are reported and acknowledged: the rule, the resource to blame, and a
 * digest of what it does. It is the same for equal networks, in whatever stack or stage, and another one as soon as
 * more or something else is affected: an acknowledgement covers what it was given for.
 */
export function acknowledgeableName(findings: readonly Finding[], network: Network): string {
  const [{ rule, subject, blame }] = findings;
  const cause = network.locate(blame[0]?.componentId ?? subject).logicalId.split('/').pop()!;
  // CDK gives a meaning to colons and spaces in the id.
  return `${rule}[${cause.replace(/[^\w.-]/g, '_')}-${digest(findings, network)}]`;
}

const DIGITS = 6;

/** What is affected and why, whichever resources it is about: a second zone of the same kind changes nothing. */
function digest(findings: readonly Finding[], network: Network): string {
  const [{ verdict, blame, fix, reasons }] = findings;
  const causes = blame.map(({ componentId, ruleNumber }) => `${network.locate(componentId).logicalId} ${ruleNumber}`);
  const affected = [...findings.map(({ summary }) => summary), fix ?? ''].flatMap((text) => trafficIn(text, network));
  const what = [verdict, causes, [...new Set(affected)].sort(), reasons.map((text) => withoutIds(text, network))];
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, DIGITS);
}

/** Protocols, ports, addresses and zones that a text names: they stay when the text is put into other words. */
function trafficIn(text: string, network: Network): readonly string[] {
  return withoutIds(text, network).match(/\b(?:all|tcp|udp|icmp|icmpv6)\b|[\w.:/[-]*\d[\w.:/\]-]*/g) ?? [];
}

function withoutIds(text: string, network: Network): string {
  return text.replace(/[A-Za-z][\w:/.-]*/g, (word) => (network.withId(word).length > 0 ? '' : word));
}

/** The ids of a plugin that are acknowledged anywhere in an app, without the plugin's name. */
export function acknowledgedIds(app: IConstruct, plugin: string): readonly string[] {
  const prefix = `${plugin}::`;
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data ?? {}))
      .filter((id) => id.startsWith(prefix))
      .map((id) => id.slice(prefix.length)),
  );
}

/** Acknowledgements that look as if they were meant for this, and are not: of the whole rule, or of what it was. */
export function missedAcknowledgement(name: string, acknowledged: readonly string[]): string | undefined {
  if (acknowledged.includes(name)) { return undefined; }
  const rule = name.slice(0, name.indexOf('['));
  const cause = name.slice(0, name.lastIndexOf('-') + 1);
  const missed = acknowledged.find((id) => id === rule || id.startsWith(cause));
  if (missed === undefined) { return undefined; }
  return missed === rule
    ? `the acknowledgement of '${missed}' covers nothing, for it does not say what: acknowledge each cause by its own id`
    : `the acknowledgement of '${missed}' does not cover this: it was given for something else`;
}
