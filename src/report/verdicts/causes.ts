import type { Finding } from '../../reachability/finding';
import { RuleId } from '../../reachability/rules/rule-id';
import { Severity, Verdict } from '../../reachability/verdict';
import type { Site } from '../model/site';

/** Findings of one rule that have one cause: told once. */
export interface Cause {
  readonly id: string;
  readonly first: Finding;
  readonly all: readonly Finding[];
}

/** What is violated by its causes, errors first, then what is unknown. */
export function causesOf(site: Site, suffix: string): readonly Cause[] {
  const groups = new Map<string, Finding[]>();
  site.findings.filter(({ verdict }) => verdict !== Verdict.PROVED).forEach((finding) => {
    const key = causeKey(site, finding);
    groups.set(key, [...groups.get(key) ?? [], finding]);
  });
  return [...groups.values()]
    .sort((a, b) => rank(a[0]) - rank(b[0]))
    .map((all, i) => ({ id: `v${suffix}-${i + 1}`, first: all[0], all }));
}

function rank({ verdict, severity }: Finding): number {
  return (verdict === Verdict.UNKNOWN ? 2 : 0) + (severity === Severity.WARNING ? 1 : 0);
}

/** Routes that lead to one gateway in another zone are one mistake, and so are rules that blame the same resources. */
function causeKey(site: Site, { rule, verdict, subject, blame, reasons, when }: Finding): string {
  if (verdict === Verdict.UNKNOWN) { return JSON.stringify([rule, verdict, reasons, when]); }
  const isOfZones = rule === RuleId.SAME_ZONE_EGRESS || rule === RuleId.ZONE_LOSS;
  const routes = isOfZones ? site.subnets.find(({ id }) => id === subject)?.routes ?? [] : [];
  const blamed = blame.map(({ componentId, ruleNumber }) =>
    [routes.find(({ id }) => id === componentId)?.targetId ?? componentId, ruleNumber]);
  return JSON.stringify([rule, verdict, blamed, when]);
}
