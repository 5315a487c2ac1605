import type { EventType, State } from 'js-yaml';
import type { TemplateFile } from '../../reachability/template-file';
import { readTextFile } from '../../reachability/text-file';

/** Where something begins in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A position in a file. */
export interface Place extends Position {
  readonly file: string;
}

/** A node that the parser is in: its children so far, and what the last key among them was. */
interface OpenNode extends Position {
  readonly path: string;
  children: number;
  key: string;
}

/**
 * Where the resources of a template stand in its text, JSON or YAML, by logical id; none if it cannot be parsed.
 */
export function positionsIn(text: string): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  const open: OpenNode[] = [{ path: '', children: 0, key: '', line: 0, column: 0 }];
  const listener = (event: EventType, state: State) => {
    if (event === 'open') {
      const parent = open[open.length - 1];
      const isKey = parent.children % 2 === 0;
      parent.children += 1;
      open.push({
        path: isKey ? '' : `${parent.path}/${parent.key}`,
        children: 0,
        key: '',
        line: state.line + 1,
        column: state.position - state.lineStart + 1,
      });
      return;
    }
    const { line, column } = open.pop()!;
    const parent = open[open.length - 1];
    if (parent.children % 2 === 0) { return; }
    parent.key = String(state.result);
    if (parent.path === '/Resources') { positions.set(parent.key, { line, column }); }
  };
  try {
    // Loaded when the first place is asked for: where all is proved, none is.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { FAILSAFE_SCHEMA, load, Type } = require('js-yaml') as typeof import('js-yaml');
    // Any tag is taken: what it means makes no difference to where it stands.
    const kinds = ['scalar', 'sequence', 'mapping'] as const;
    const schema = FAILSAFE_SCHEMA.extend(kinds.map((kind) => new Type('!', { kind, multi: true })));
    load(text, { schema, listener, json: true });
  } catch {
    return new Map();
  }
  return positions;
}

/** A template, for what stands where in it. */
export interface PlacedTemplate {
  /** The stack, where there are several. */
  readonly stack?: string;
  readonly file: string;
  readonly template: Pick<TemplateFile, 'nestedFile'>;
}

/** A resource as findings name it. */
export interface ResourceName {
  readonly stack?: string;
  /** Logical id; in a nested stack `NestedStack/Resource`. */
  readonly id: string;
}

/** Finds resources in the files that templates were read from. */
export class Places {
  private readonly byFile = new Map<string, ReadonlyMap<string, Position>>();
  private templates?: readonly PlacedTemplate[];

  /** @param read gives the templates: called when the first place is asked for */
  constructor(private readonly read: () => readonly PlacedTemplate[]) {}

  /** Undefined for what is no resource of the template, such as what a macro makes of it. */
  public find({ stack, id }: ResourceName): Place | undefined {
    this.templates ??= this.read();
    const parts = id.split('/');
    const logicalId = parts.pop()!;
    const own = this.templates.find((template) => template.stack === stack);
    const file = parts.length === 0 ? own?.file : own?.template.nestedFile(parts.join('/'));
    const position = file === undefined ? undefined : this.positionsOf(file).get(logicalId);
    return position && { file: file!, ...position };
  }

  private positionsOf(file: string): ReadonlyMap<string, Position> {
    let positions = this.byFile.get(file);
    if (!positions) {
      positions = positionsIn(readTextFile(file));
      this.byFile.set(file, positions);
    }
    return positions;
  }
}
