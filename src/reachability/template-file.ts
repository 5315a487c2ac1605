import * as fs from 'fs';
import * as path from 'path';
import { isAssembly, nestedTemplateFile, templateFolder } from './nested-template-file';
import { isRecord, property } from './private/sources/cloudformation/expressions/value';
import { requireTemplate } from './private/sources/cloudformation/require-template';
import { parseTemplate } from './private/sources/cloudformation/text/template-text';
import { printable } from './private/words/printable';
import { readTextFile } from './text-file';

/** A template on disk, with those of its nested stacks. */
export interface TemplateFile {
  readonly template: unknown;
  /**
   * The template of a nested stack by its logical ids, from the outermost stack inwards: `Parent/Child`. Undefined if
   * it is not on disk.
   *
   * @throws if it should be, and cannot be read
   */
  readonly nested: (id: string) => unknown;
  /** The file that the template of a nested stack was read from. */
  readonly nestedFile: (id: string) => string | undefined;
}

/**
 * Reads a template, JSON or YAML with or without short forms (`!Ref`). The templates of its nested stacks are read on
 * demand, from its own folder or cloud assembly and from nowhere else.
 *
 * @throws if the file is not there, cannot be parsed or holds no template.
 */
export function loadTemplateFile(file: string): TemplateFile {
  return new LoadedTemplate(file, file, templateFolder(path.dirname(path.resolve(file))), new Map());
}

class LoadedTemplate implements TemplateFile {
  public readonly template: unknown;
  private readonly children = new Map<string, LoadedTemplate | undefined>();

  /**
   * @param name stands for the file in error messages
   * @param templates all that have been read, by file: a nested stack may be there many times
   */
  constructor(
    private readonly file: string,
    name: string,
    private readonly folder: string,
    private readonly templates: Map<string, unknown>,
  ) {
    if (!templates.has(file)) { templates.set(file, readTemplateFile(file, name)); }
    this.template = templates.get(file);
  }

  public readonly nested = (id: string): unknown => this.descendant(id)?.template;

  public readonly nestedFile = (id: string): string | undefined => this.descendant(id)?.file;

  private descendant(id: string): LoadedTemplate | undefined {
    const [first, ...inner] = id.split('/');
    const child = this.child(first);
    return inner.length === 0 ? child : child?.descendant(inner.join('/'));
  }

  private child(logicalId: string): LoadedTemplate | undefined {
    if (!this.children.has(logicalId)) {
      const resource = property(property(this.template, 'Resources'), logicalId);
      const file = nestedTemplateFile(resource, path.dirname(this.file), this.folder);
      this.children.set(logicalId, file === undefined ? undefined : this.load(file));
    }
    return this.children.get(logicalId);
  }

  private load(file: string): LoadedTemplate {
    return new LoadedTemplate(file, path.relative(fs.realpathSync(this.folder), file), this.folder, this.templates);
  }
}

function readTemplateFile(file: string, fileName: string): unknown {
  const name = printable(fileName);
  const template = parseTemplate(readTextFile(file, fileName), name);
  // CDK writes a stack without resources so; CloudFormation would refuse it, and nobody deploys it.
  const isEmptyStack = file.endsWith('.template.json') && isAssembly(path.dirname(file))
    && isRecord(template) && property(template, 'Resources') === undefined;
  const whole = isEmptyStack ? { ...template, Resources: {} } : template;
  requireTemplate(whole, name);
  return whole;
}
