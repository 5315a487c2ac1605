import * as fs from 'fs';
import * as path from 'path';
import { subjectOf } from './check-result';
import type { Finding } from '../../reachability/finding';
import { isRecord, property } from '../../reachability/private/sources/cloudformation/expressions/value';
import { Verdict } from '../../reachability/verdict';
import type { TemplateInput } from '../inputs/template-input';
import { nameOf } from '../inputs/template-input';
import { Refusal } from '../refusal';

/**
 * A finding that somebody has looked at and accepted for now. It has its causes, so that another fault of the same
 * subject is new.
 */
export interface KnownFinding {
  /** The template's path, relative to the baseline file. */
  readonly template: string;
  readonly rule: string;
  readonly subject: string;
  readonly verdict: string;
  readonly causes: readonly string[];
}

const VERSION = 1;

/** The findings that a baseline file lists. */
export function readBaseline(file: string, cwd: string): readonly KnownFinding[] {
  const name = nameOf(file, cwd);
  const baseline = parsed(file, name);
  const findings = property(baseline, 'findings');
  if (property(baseline, 'version') !== VERSION || !Array.isArray(findings) || !findings.every(isKnownFinding)) {
    throw Refusal.unreadable(`${name} is no baseline of this command: write one with --write-baseline`);
  }
  return findings;
}

/** The baseline file of findings that are not proved, as text: the same for equal findings. */
export function baselineText(
  findings: readonly { readonly input: TemplateInput; readonly finding: Finding }[],
  file: string,
): string {
  const known = findings
    .filter(({ finding }) => finding.verdict !== Verdict.PROVED)
    .map(({ input, finding }) => knownFinding(input, finding, file));
  const sorted = [...known].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${JSON.stringify({ version: VERSION, findings: sorted }, undefined, 2)}\n`;
}

export function knownFinding(input: TemplateInput, finding: Finding, baseline: string): KnownFinding {
  const { rule, verdict } = finding;
  const template = nameOf(input.file, path.dirname(baseline));
  return { template, rule, subject: subjectOf(finding), verdict, causes: causesOf(finding) };
}

/** Equal for equal findings. */
export function keyOf({ template, rule, subject, verdict, causes }: KnownFinding): string {
  return JSON.stringify([template, rule, subject, verdict, causes]);
}

/** What causes a finding, whatever the words: resources and rules for a violation, reasons for what is unknown. */
export function causesOf({ blame, reasons }: Finding): readonly string[] {
  const causes = blame.map(({ componentId, ruleNumber }) =>
    ruleNumber === undefined ? componentId : `${componentId} rule ${ruleNumber}`);
  return [...new Set([...causes, ...reasons])].sort();
}

function parsed(file: string, name: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (property(error, 'code') === 'ENOENT') {
      throw Refusal.unreadable(`there is no baseline file ${name}: write one with --write-baseline`);
    }
    throw Refusal.unreadable(`the baseline file ${name} cannot be read: ${(error as Error).message}`);
  }
}

function isKnownFinding(value: unknown): value is KnownFinding {
  const texts = ['template', 'rule', 'subject', 'verdict'].map((name) => property(value, name));
  const causes = property(value, 'causes');
  return isRecord(value) && texts.every((text) => typeof text === 'string')
    && Array.isArray(causes) && causes.every((cause) => typeof cause === 'string');
}
