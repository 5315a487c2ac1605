import * as fs from 'fs';
import * as path from 'path';
import { isRecord, property } from '../../reachability/private/sources/cloudformation/expressions/value';

/** A stack's template in a cloud assembly. */
export interface AssemblyTemplate {
  readonly file: string;
  /** @default - the stack is bound to none */
  readonly region?: string;
}

/**
 * The templates of all stacks in a cloud assembly (`cdk.out`), those of its stages too, in the order of their names.
 * Nested stacks are read together with the stack that they belong to. Undefined if the folder holds no assembly.
 */
export function assemblyTemplates(folder: string): readonly AssemblyTemplate[] | undefined {
  const artifacts = property(manifestOf(folder), 'artifacts');
  if (!isRecord(artifacts)) { return undefined; }
  return Object.keys(artifacts).sort().flatMap((id) => templatesOf(artifacts[id], folder));
}

function templatesOf(artifact: unknown, folder: string): readonly AssemblyTemplate[] {
  const [file, directory] = ['templateFile', 'directoryName']
    .map((name) => property(property(artifact, 'properties'), name));
  switch (property(artifact, 'type')) {
    case 'aws:cloudformation:stack':
      return typeof file === 'string'
        ? [{ file: path.join(folder, file), ...regionOf(property(artifact, 'environment')) }]
        : [];
    case 'cdk:cloud-assembly':
      return typeof directory === 'string' ? assemblyTemplates(path.join(folder, directory)) ?? [] : [];
    default:
      return [];
  }
}

/** `aws://123456789012/eu-west-1`, or `unknown-region`. */
function regionOf(environment: unknown): { readonly region?: string } {
  const region = typeof environment === 'string' ? environment.split('/').pop()! : 'unknown-region';
  return region === 'unknown-region' || region === '' ? {} : { region };
}

function manifestOf(folder: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
