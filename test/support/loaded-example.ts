import * as fs from 'fs';
import * as path from 'path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import * as ts from 'typescript';
import { reachability } from '../../src';

const root = path.resolve(__dirname, '../..');

interface PluginReport {
  readonly pluginName: string;
  readonly violations: { readonly ruleName: string }[];
  readonly suppressedViolations?: { readonly ruleName: string }[];
}

export interface LoadedExample {
  /** Templates by file name, nested ones too. */
  readonly templates: Record<string, any>;
  /** What each validation plugin says. */
  readonly reports: PluginReport[];
  /** Warnings and errors of the constructs. */
  readonly messages: string[];
  /** What the proof finds in the finished assembly. */
  readonly findings: reachability.Finding[];
}

/** Run an example in this process, under cdk-nag's four packs. */
export function loadExample(name: string, context: Record<string, unknown> = {}): LoadedExample {
  const apps: App[] = [];
  const { CDK_CONTEXT_JSON } = process.env;
  const synth = jest.spyOn(App.prototype, 'synth').mockImplementation(function(this: App) {
    apps.push(this);
    return undefined as never;
  });
  try {
    process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
    const source = fs.readFileSync(path.join(root, 'examples', name, 'app.ts'), 'utf8');
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    new Function('require', 'exports', outputText)(require, {});
    synth.mockRestore();
    if (!source.includes('cdk-nag')) { addPacks(apps[0]); }
    return judged(apps[0]);
  } finally {
    synth.mockRestore();
    if (CDK_CONTEXT_JSON === undefined) { delete process.env.CDK_CONTEXT_JSON; } else { process.env.CDK_CONTEXT_JSON = CDK_CONTEXT_JSON; }
  }
}

function addPacks(app: App): void {
  Validations.of(app).addPlugins(
    ...[AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks].map((Pack) => new Pack(app)),
  );
}

function judged(app: App): LoadedExample {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    app.synth();
  } catch (error) {
    if (!/validation/i.test(String(error))) { throw error; }
  } finally {
    quiet.mockRestore();
  }
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(app.outdir, file), 'utf8'));
  const templates = fs.readdirSync(app.outdir).filter((file) => file.endsWith('.template.json'));
  const metadata = app.node.findAll().flatMap(({ node }) => node.metadata);
  return {
    templates: Object.fromEntries(templates.map((file) => [file, read(file)])),
    reports: read('validation-report.json').pluginReports,
    findings: reachability.NetworkReachability.fromAssembly(app.outdir).check(),
    messages: metadata.filter(({ type }) => /warning|error/.test(type)).map(({ data }) => data as string),
  };
}
