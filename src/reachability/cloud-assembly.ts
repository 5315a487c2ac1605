import * as fs from 'fs';
import * as path from 'path';
import type { StackTemplate } from './environments';
import { isInside } from './inside-folder';
import { isRecord, property } from './private/sources/cloudformation/expressions/value';
import { printable } from './private/words/printable';

/**
 * The stacks of a cloud assembly, such as `cdk.out`, and of the assemblies of stages inside it. The manifest is read
 * here, for CDK's own reader refuses what a newer CDK wrote.
 *
 * @throws if this is no cloud assembly, or has no stacks
 * @see https://github.com/aws/aws-cdk-cli/tree/main/packages/@aws-cdk/cloud-assembly-schema
 */
export function stacksOfAssembly(directory: string): StackTemplate[] {
  const stacks = stacksIn(path.resolve(directory), path.resolve(directory), new Set());
  if (stacks.length === 0) {
    throw new Error(printable(`the cloud assembly ${directory} has no stacks: expected at least one in its ${MANIFEST}`));
  }
  return stacks;
}

const MANIFEST = 'manifest.json';
const UNKNOWN = /^unknown-/;

function stacksIn(directory: string, root: string, seen: Set<string>): StackTemplate[] {
  if (seen.has(directory)) { return []; }
  seen.add(directory);
  return Object.entries(artifactsOf(directory)).flatMap(([id, artifact]): StackTemplate[] => {
    const properties = property(artifact, 'properties');
    switch (property(artifact, 'type')) {
      case 'cdk:cloud-assembly':
        return stacksIn(inside(directory, property(properties, 'directoryName'), id, root), root, seen);
      case 'aws:cloudformation:stack':
        return [{
          name: text(property(artifact, 'displayName')) ?? id,
          stackName: text(property(properties, 'stackName')) ?? id,
          file: inside(directory, property(properties, 'templateFile'), id, root),
          assembly: directory,
          ...environmentOf(property(artifact, 'environment')),
        }];
      default:
        return [];
    }
  });
}

function artifactsOf(directory: string): Readonly<Record<string, unknown>> {
  const kind = fs.statSync(directory, { throwIfNoEntry: false });
  if (kind === undefined) {
    throw new Error(printable(`there is no directory ${directory}: expected a cloud assembly, such as the cdk.out of cdk synth`));
  }
  if (!kind.isDirectory()) {
    throw new Error(printable(
      `${directory} is no directory: expected a cloud assembly such as cdk.out; fromFile() reads one template`,
    ));
  }
  const file = path.join(directory, MANIFEST);
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(printable(
      `${directory} has no ${MANIFEST}: expected a cloud assembly such as cdk.out; fromTemplates() reads a set of templates`,
    ));
  }
  const artifacts = property(parsed(file), 'artifacts') ?? {};
  if (!isRecord(artifacts)) { throw new Error(printable(`${file} is no manifest of a cloud assembly: expected artifacts by id`)); }
  return artifacts;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(printable(`${file} is no manifest of a cloud assembly: expected JSON, got ${(error as Error).message}`));
  }
}

/** A file of the assembly: a manifest may not lead elsewhere. */
function inside(directory: string, name: unknown, id: string, root: string): string {
  if (typeof name !== 'string') {
    throw new Error(printable(`artifact ${id} in ${path.join(directory, MANIFEST)} names no file, expected the path of one`));
  }
  const file = path.resolve(directory, name);
  if (!isInside(root, file)) {
    throw new Error(printable(
      `artifact ${id} in ${path.join(directory, MANIFEST)} names ${name}, expected a file inside the cloud assembly`,
    ));
  }
  return file;
}

/** `aws://111111111111/eu-west-1`, either of which may be unknown. */
function environmentOf(environment: unknown): Pick<StackTemplate, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(text(environment) ?? '') ?? [];
  const known = (part: string | undefined) => (part === undefined || UNKNOWN.test(part) ? undefined : part);
  return { account: known(account), region: known(region) };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
