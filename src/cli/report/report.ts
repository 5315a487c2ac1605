import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import type { NetworkReachabilityOptions } from '../../reachability/network-reachability';
import { networkMermaid, networkSvg, reportHtml } from '../../report';
import { ExitCode } from '../exit-code';
import { inputsOf } from '../inputs/inputs';
import { requireParameters } from '../inputs/parameters';
import type { TemplateInput } from '../inputs/template-input';
import { nameOf, reachabilityOf, stacksOf } from '../inputs/template-input';
import { packageVersion } from '../package-version';
import { Refusal } from '../refusal';
import type { Terminal } from '../terminal';

export type ReportFormat = 'html' | 'svg' | 'mermaid';

export interface ReportOptions {
  readonly read: NetworkReachabilityOptions;
  readonly format: ReportFormat;
  /** The file to write. @default - standard output */
  readonly output?: string;
  /** Which VPC an SVG shows. @default - the first */
  readonly vpc?: string;
}

/** `report`: the network as a page, or as a picture alone. */
export function report(paths: readonly string[], options: ReportOptions, terminal: Terminal): ExitCode {
  const inputs = inputsOf(paths, terminal.cwd);
  if (inputs.length > 1) {
    throw Refusal.usage(
      `a report shows one network, and there are ${inputs.length}: name one of ${inputs.map(({ name }) => name).join(', ')}`,
    );
  }
  const [input] = inputs;
  requireParameters(inputs, options.read.parameters);
  const text = rendered(input, options);
  if (options.output === undefined) {
    terminal.out.write(text);
    return ExitCode.PROVED;
  }
  const file = path.resolve(terminal.cwd, options.output);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  } catch (error) {
    throw Refusal.usage(`${options.output} cannot be written: ${(error as Error).message.replaceAll(file, options.output)}`);
  }
  terminal.err.write(`wrote ${nameOf(file, terminal.cwd)}\n`);
  return ExitCode.PROVED;
}

function rendered(input: TemplateInput, { read, format, vpc }: ReportOptions): string {
  const reachability = reachabilityOf(input, read);
  switch (format) {
    case 'html': return reportHtml(reachability, factsOf(input));
    case 'mermaid': return networkMermaid(reachability);
    case 'svg': {
      try {
        return networkSvg(reachability, vpc);
      } catch (error) {
        throw Refusal.usage((error as Error).message);
      }
    }
  }
}

/** What a reader needs to know which network this was. */
function factsOf(input: TemplateInput): { readonly title: string; readonly digest: string; readonly version: string } {
  const digest = createHash('sha256');
  for (const { file } of stacksOf(input)) { digest.update(fs.readFileSync(file)); }
  return { title: input.name, digest: digest.digest('hex'), version: packageVersion() };
}
