import { NOT_DEPLOYED, SCENARIOS } from './scenarios';
import { exampleNames } from '../support/example';

test('every example is deployed, or the report says why not', () => {
  const said = [...SCENARIOS.filter(({ app }) => app.startsWith('examples/')).map(({ name }) => name), ...Object.keys(NOT_DEPLOYED)];
  expect(said.sort()).toEqual(exampleNames().sort());
});
