import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const root = path.resolve(__dirname, '../..');

export interface SynthesizedExample {
  readonly exitCode: number | null;
  /** Standard output and error. */
  readonly output: string;
  /** Templates by file name, nested ones too. */
  readonly templates: Record<string, any>;
  /** The validation report, if any plugin had something to say. */
  readonly report?: any;
}

export const exampleNames = (): string[] => fs.readdirSync(path.join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(root, 'examples', entry.name, 'app.ts')))
  .map((entry) => entry.name).sort();

/** Run an example in a process of its own, as the CDK CLI does, but without the CLI. */
export function synthExample(name: string, context: Record<string, unknown> = {}): SynthesizedExample {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), `example-${name}-`));
  try {
    const { NODE_ENV, ...env } = process.env;
    const result = spawnSync(process.execPath, [require.resolve('tsx/cli'), '--tsconfig', 'test/tsconfig.json', `examples/${name}/app.ts`], {
      cwd: root,
      encoding: 'utf8',
      env: { ...env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context), NO_COLOR: '1' },
    });
    const read = (file: string) => JSON.parse(fs.readFileSync(path.join(outdir, file), 'utf8'));
    const files = fs.readdirSync(outdir);
    return {
      exitCode: result.status,
      output: result.stdout + result.stderr,
      templates: Object.fromEntries(files.filter((file) => file.endsWith('.template.json')).map((file) => [file, read(file)])),
      report: files.includes('validation-report.json') ? read('validation-report.json') : undefined,
    };
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}
