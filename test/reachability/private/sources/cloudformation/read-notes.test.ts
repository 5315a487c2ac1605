import { ReadNotes } from '../../../../../src/reachability/private/sources/cloudformation/read-notes';

test('what is assumed is assumed for the resource that is read meanwhile, else for all', () => {
  const notes = new ReadNotes();
  notes.assume('before');
  expect(notes.whileReading('A', () => { notes.assume('a'); notes.assume('both'); return 1; })).toBe(1);
  notes.whileReading('B', () => notes.assume('both'));
  expect(() => notes.whileReading('C', () => { throw new Error('unreadable'); })).toThrow('unreadable');
  notes.assume('after');
  expect([...notes.assumptions].map(([text, ids]) => [text, [...ids]])).toEqual([['before', ['']], ['a', ['A']], ['both', ['A', 'B']], ['after', ['']]]);
});
test('what cannot be read is noted once', () => {
  const notes = new ReadNotes();
  const owner = { when: { kind: 'constant', value: true } } as never;
  ['A', 'A', 'B'].forEach((id) => notes.cannotRead('a macro', { id, owner }));
  expect(notes.unreadable.map(({ id, part }) => [id, part])).toEqual([['A', 'a macro'], ['B', 'a macro']]);
});
