import { ExplanationCode } from '../../../../src/reachability/explanation';
import { blocks, Fact, informs, isBlocking, isDoubt, mayBlock } from '../../../../src/reachability/private/forwarding/fact';

test.each<[string, (detail: string, code?: ExplanationCode, componentId?: string) => Fact, boolean, boolean]>([
  ['informs', informs, false, false],
  ['blocks', blocks, true, false],
  ['may block', mayBlock, false, true],
])('a fact that %s', (effect, of, blocking, doubt) => {
  const fact = of('what happens', ExplanationCode.BAD_STATE, 'Id');
  expect(fact).toEqual({ effect, detail: 'what happens', code: 'BAD_STATE', componentId: 'Id' });
  expect([isBlocking(fact), isDoubt(fact)]).toEqual([blocking, doubt]);
});
