import type { FormatContext } from './format';
import type { Explanation } from '../../../reachability/explanation';
import type { Places, ResourceName } from '../../inputs/positions';
import { nameOf } from '../../inputs/template-input';
import type { CheckedFinding, CheckedTemplate } from '../check-result';
import { countsOf, exitCodeOfAll } from '../check-result';

/** For programs: every finding with all its fields, and where its resources stand. */
export function jsonFormat(templates: readonly CheckedTemplate[], context: FormatContext): string {
  return `${JSON.stringify({
    version: 1,
    exitCode: exitCodeOfAll(templates, context.failOn),
    counts: countsOf(templates.flatMap(({ findings }) => findings)),
    templates: templates.map(({ input, findings, places }) => ({
      template: input.name,
      counts: countsOf(findings),
      findings: findings.map((one) => findingJson(one, places, context)),
    })),
  }, undefined, 2)}\n`;
}

function findingJson({ finding, status }: CheckedFinding, places: Places, context: FormatContext): object {
  const { blame, ...rest } = finding;
  const isShown = blame.length > 0 || finding.reasons.length > 0;
  return {
    ...rest,
    status,
    ...isShown ? placeJson({ stack: finding.stack, id: finding.subject }, places, context) : {},
    blame: blame.map((one: Explanation) => ({
      ...one,
      ...placeJson({ stack: one.stack, id: one.componentId }, places, context),
    })),
  };
}

function placeJson(id: ResourceName, places: Places, { cwd }: FormatContext): object {
  const place = places.find(id);
  return place === undefined ? {} : { place: { ...place, file: nameOf(place.file, cwd) } };
}
