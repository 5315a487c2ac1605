import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { stacksOfAssembly } from '../../src/reachability/cloud-assembly';

const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'assembly-')));
afterAll(() => fs.rmSync(directory, { recursive: true }));

const stack = (properties: object = { templateFile: 'A.template.json' }, more: object = {}) => ({ type: 'aws:cloudformation:stack', properties, ...more });
const nested = (directoryName: unknown) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });

/** An assembly with these artifacts, and others in folders inside it. */
function assembly(artifacts: unknown, inner: Record<string, unknown> = {}): string {
  const root = fs.mkdtempSync(path.join(directory, 'cdk.out-'));
  Object.entries({ '.': artifacts, ...inner }).forEach(([folder, one]) => {
    fs.mkdirSync(path.join(root, folder), { recursive: true });
    fs.writeFileSync(path.join(root, folder, 'manifest.json'), typeof one === 'string' ? one : JSON.stringify({ version: '99.0.0', artifacts: one }));
  });
  return root;
}

test('a stack has its construct path, its name in AWS, its template and its environment', () => {
  const root = assembly({
    ProdApp123: stack({ templateFile: 'App.template.json', stackName: 'app' }, { displayName: 'Prod/App', environment: 'aws://111111111111/eu-west-1' }),
  });
  expect(stacksOfAssembly(root)).toEqual([{
    name: 'Prod/App', stackName: 'app', file: path.join(root, 'App.template.json'), assembly: root, account: '111111111111', region: 'eu-west-1',
  }]);
});

test.each<[string, object, object]>([
  ['without a name is called by its id', {}, { name: 'A', stackName: 'A' }],
  ['of an open environment', { environment: 'aws://unknown-account/unknown-region' }, { account: undefined, region: undefined }],
  ['of a known Region', { environment: 'aws://unknown-account/eu-west-1' }, { account: undefined, region: 'eu-west-1' }],
  ['of an environment that makes no sense', { environment: 42 }, { account: undefined, region: undefined }],
])('a stack %s', (_, artifact, expected) => expect(stacksOfAssembly(assembly({ A: stack(undefined, artifact) }))[0]).toMatchObject(expected));

test('stages are assemblies inside', () => {
  const root = assembly({ Beta: nested('assembly-Beta'), Own: stack() }, { 'assembly-Beta': { Net: stack() } });
  expect(stacksOfAssembly(root).map(({ name, assembly: of }) => [name, path.relative(root, of!)])).toEqual([['Net', 'assembly-Beta'], ['Own', '']]);
});

test('an assembly that holds itself comes to an end', () => {
  expect(stacksOfAssembly(assembly({ Again: nested('.'), A: stack() }))).toHaveLength(1);
});

test('a link that leads out of the assembly is not followed', () => {
  const root = assembly({ A: stack() });
  fs.symlinkSync('/etc/hostname', path.join(root, 'A.template.json'));
  expect(() => stacksOfAssembly(root)).toThrow(/names A\.template\.json, expected a file inside the cloud assembly$/);
});

test('other artifacts are passed over', () => {
  expect(stacksOfAssembly(assembly({ Assets: { type: 'cdk:asset-manifest' }, Nothing: null, A: stack() }))).toHaveLength(1);
});

const file = path.join(directory, 'template.json');
fs.writeFileSync(file, '{}');
const bare = fs.mkdtempSync(path.join(directory, 'bare-'));

test.each<[string, string, string | RegExp]>([
  ['nothing there', path.join(directory, 'missing'), `there is no directory ${path.join(directory, 'missing')}: expected a cloud assembly, such as the cdk.out of cdk synth`],
  ['a file', file, `${file} is no directory: expected a cloud assembly such as cdk.out; fromFile() reads one template`],
  ['no manifest', bare, `${bare} has no manifest.json: expected a cloud assembly such as cdk.out; fromTemplates() reads a set of templates`],
  ['no stacks', assembly({}), /^the cloud assembly .* has no stacks: expected at least one in its manifest\.json$/],
  ['no JSON', assembly('artifacts:'), /manifest\.json is no manifest of a cloud assembly: expected JSON, got /],
  ['artifacts that are none', assembly(['A']), /manifest\.json is no manifest of a cloud assembly: expected artifacts by id$/],
  ['a stack without a template', assembly({ A: stack({}) }), /^artifact A in .*manifest\.json names no file, expected the path of one$/],
  ['a template outside', assembly({ A: stack({ templateFile: '../../etc/passwd' }) }), /names \.\.\/\.\.\/etc\/passwd, expected a file inside the cloud assembly$/],
  ['a template at an absolute path', assembly({ A: stack({ templateFile: '/etc/passwd' }) }), /names \/etc\/passwd, expected a file inside/],
  ['a stage outside', assembly({ A: nested('..') }), /names \.\., expected a file inside the cloud assembly$/],
  ['a stage that is not there', assembly({ A: nested('assembly-A') }), /there is no directory .*assembly-A: expected a cloud assembly/],
])('%s is refused', (_, given, message) => expect(() => stacksOfAssembly(given)).toThrow(message));
