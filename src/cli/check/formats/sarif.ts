import * as path from 'path';
import { pathToFileURL } from 'url';
import type { FormatContext } from './format';
import type { Finding } from '../../../reachability/finding';
import { findingBody } from '../../../reachability/private/render/finding-text';
import { RULES } from '../../../reachability/rules';
import { Severity, Verdict } from '../../../reachability/verdict';
import type { Place } from '../../inputs/positions';
import { packageVersion } from '../../package-version';
import type { CheckedFinding, CheckedTemplate, Status } from '../check-result';
import { subjectOf } from '../check-result';
import { causesOf } from '../known-findings';
import { promiseOf } from '../rule-words';

const HOME = 'https://github.com/cdk-ha-nat-vpc/cdk-ha-nat-vpc';
const ROOT = 'SRCROOT';

/** One place in a file, or the file. */
interface Location {
  readonly physicalLocation: object;
  readonly logicalLocations: readonly object[];
}

/**
 * SARIF 2.1.0, which code scanning shows in the changed files. What is proved is left out, for a result is something to
 * look at there.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifFormat(templates: readonly CheckedTemplate[], context: FormatContext): string {
  const rules = RULES.map(({ id }) => id as string);
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk-ha-nat-vpc',
          informationUri: HOME,
          version: packageVersion(),
          rules: RULES.map(({ id, severity }) => ruleJson(id, severity)),
        },
      },
      originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(context.cwd).href}/` } },
      columnKind: 'utf16CodeUnits',
      results: templates.flatMap((template) => template.findings
        .filter(({ finding }) => finding.verdict !== Verdict.PROVED)
        .map((one) => resultJson(one, template, rules, context))),
    }],
  }, undefined, 2)}\n`;
}

function ruleJson(id: string, severity: Severity): object {
  return {
    id,
    shortDescription: { text: promiseOf(id) },
    helpUri: `${HOME}/blob/main/docs/rules.md#${id}`,
    defaultConfiguration: { level: severity },
  };
}

function resultJson(
  { finding, status }: CheckedFinding,
  { input, places }: CheckedTemplate,
  rules: readonly string[],
  context: FormatContext,
): object {
  const suspects = finding.blame.map((one) => ({ one, place: places.find({ stack: one.stack, id: one.componentId }) }));
  const [main] = suspects.filter(({ place }) => place !== undefined);
  const place = main?.place ?? places.find({ stack: finding.stack, id: finding.subject })
    ?? { file: input.file, line: 1, column: 1 };
  return {
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(finding.rule),
    level: levelOf(finding),
    message: { text: `${subjectOf(finding)}: ${findingBody(finding)}` },
    locations: [locationOf(place, main?.one.constructPath ?? main?.one.componentId ?? finding.subject, context)],
    relatedLocations: suspects.filter(({ one }) => one !== main?.one).flatMap(({ one, place: other }) =>
      other === undefined ? [] : [
        { ...locationOf(other, one.constructPath ?? one.componentId, context), message: { text: one.detail } },
      ]),
    partialFingerprints: {
      'cdkHaNatVpc/v1': [finding.rule, subjectOf(finding), finding.verdict, ...causesOf(finding)].join('|'),
    },
    ...suppressionsOf(status),
  };
}

function levelOf({ verdict, severity }: Finding): string {
  if (verdict === Verdict.UNKNOWN) { return 'note'; }
  return severity === Severity.ERROR ? 'error' : 'warning';
}

function suppressionsOf(status: Status): object {
  switch (status) {
    case 'open': return {};
    case 'ignored': return { suppressions: [{ kind: 'external', justification: 'named by --ignore' }] };
    case 'known': return { suppressions: [{ kind: 'external', justification: 'listed in the baseline' }] };
  }
}

function locationOf({ file, line, column }: Place, name: string, { cwd }: FormatContext): Location {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file, cwd),
      region: { startLine: line, startColumn: column },
    },
    logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }],
  };
}

/** Relative to the working folder, which code scanning takes for the root of the repository. */
function artifactOf(file: string, cwd: string): object {
  const relative = path.relative(cwd, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) { return { uri: pathToFileURL(file).href }; }
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
