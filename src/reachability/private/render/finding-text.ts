import type { Explanation } from '../../explanation';
import type { Finding, Witness } from '../../finding';
import { Severity, Verdict } from '../../verdict';
import { alternativesText } from '../words/alternatives';
import { printable } from '../words/printable';

const LABEL_WIDTH = 9;

/** A finding, to be read: the verdict in one line, then what shows it, what causes it, and what fixes it. */
export function findingText(finding: Finding): string {
  return `${markOf(finding)} ${printable(idText(finding.subject, finding.stack))}: ${findingBody(finding)}`;
}

/** The same without mark and subject, for where something else shows them. */
export function findingBody(finding: Finding): string {
  const { summary, witnesses, blame, fix, reasons, when, portsBlockedOnPurpose, accepted } = finding;
  return [
    summary,
    ...labelled('packet', witnesses.map(witnessText)),
    ...labelled('blame', blame.map(blameText)),
    ...labelled('fix', fix === undefined ? [] : [fix]),
    ...labelled('unknown', reasons),
    ...labelled('when', when.length === 0 ? [] : [alternativesText(when)]),
    ...labelled(
      'closed',
      portsBlockedOnPurpose.length === 0 ? [] : [`ports ${portsBlockedOnPurpose.join(', ')}, on purpose`],
    ),
    ...labelled('accepted', accepted === undefined ? [] : [accepted]),
  ]
    .map(printable)
    .join('\n');
}

/** `tcp 203.0.113.5:443 → 10.0.0.220:3389 (reply entering subnet PublicSubnet1)` */
export function witnessText(witness: Witness): string {
  return `${packetText(witness)} (${witness.where})`;
}

/** The same without where it happens. */
export function packetText({
  protocol, source, sourcePort, destination, destinationPort, icmpType, icmpCode,
}: Witness): string {
  const icmp = icmpType === undefined ? '' : ` type ${icmpType}${icmpCode === undefined ? '' : ` code ${icmpCode}`}`;
  return `${protocol}${icmp} ${hostText(source, sourcePort)} → ${hostText(destination, destinationPort)}`;
}

function markOf({ verdict, severity }: Finding): string {
  switch (verdict) {
    case Verdict.PROVED: return '✓';
    case Verdict.UNKNOWN: return '?';
    case Verdict.VIOLATED: return severity === Severity.WARNING ? '!' : '✗';
  }
}

function blameText({ componentId, stack, constructPath, ruleNumber, explanationCode, detail }: Explanation): string {
  const rule = ruleNumber === undefined ? '' : `, rule ${ruleNumber === 32767 ? '*' : ruleNumber}`;
  const code = explanationCode === undefined ? '' : ` [${explanationCode}]`;
  const what = constructPath === undefined ? idText(componentId, stack) : `${constructPath} (${componentId})`;
  return `${what}${rule}: ${detail}${code}`;
}

const idText = (id: string, stack: string | undefined): string => (stack === undefined ? id : `${stack}:${id}`);

function hostText(address: string, port: number | undefined): string {
  if (port === undefined) { return address; }
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** The label stands before the first of its lines. */
function labelled(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`);
}
