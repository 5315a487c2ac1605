import { PathVerdict } from '../../../../src/reachability/network-path';
import { overall, together } from '../../../../src/reachability/private/paths/path-verdict';

const { FOUND, PARTLY_FOUND, NOT_FOUND, UNKNOWN, DEPENDS_ON_PARAMETERS } = PathVerdict;
const each = (verdicts: readonly PathVerdict[]) => verdicts.map((verdict) => ({ verdict, when: [] }));

test.each<[PathVerdict[], PathVerdict, PathVerdict]>([
  [[FOUND], FOUND, FOUND],
  [[FOUND, FOUND], FOUND, FOUND],
  [[FOUND, NOT_FOUND], PARTLY_FOUND, DEPENDS_ON_PARAMETERS],
  [[FOUND, PARTLY_FOUND], PARTLY_FOUND, DEPENDS_ON_PARAMETERS],
  [[NOT_FOUND, UNKNOWN], UNKNOWN, UNKNOWN],
])('%j: %s of one deployment, %s of several', (verdicts, ofOne, ofAll) => {
  expect([together(each(verdicts)), overall(each(verdicts))]).toEqual([ofOne, ofAll]);
});
