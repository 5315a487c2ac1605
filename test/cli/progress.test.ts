import { Progress } from '../../src/cli/progress';

function shown(isTerminal: boolean, times: readonly number[]) {
  const written: string[] = [];
  const err = { isTerminal, columns: 60, write: (text: string) => { written.push(text); } };
  const clock = [...times];
  const progress = new Progress(4, { cwd: '/', environment: {}, out: err, err }, () => clock.shift()!);
  times.slice(1).forEach((_, done) => progress.show(done, `template-${done}.json`));
  progress.clear();
  return written;
}

test('is quiet for a second', () => expect(shown(true, [0, 500, 999])).toEqual([]));

test('shows how far it is, on one line that goes away', () => {
  expect(shown(true, [0, 500, 1000, 2000])).toEqual([
    '\r\u001b[2K ██████░░░░░░░░░░░░░░░░░░ 1/4 template-1.json',
    '\r\u001b[2K ████████████░░░░░░░░░░░░ 2/4 template-2.json',
    '\r\u001b[2K',
  ]);
});

test('is for terminals alone', () => expect(shown(false, [0, 2000, 3000])).toEqual([]));
