import { EventType, FAILSAFE_SCHEMA, load, State, Type } from 'js-yaml';
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

/** Takes any tag: what it means makes no difference to where it stands. */
const ANY_TAG = FAILSAFE_SCHEMA.extend(
  (['scalar', 'sequence', 'mapping'] as const).map((kind) => new Type('!', { kind, multi: true })),
);

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
    load(text, { schema: ANY_TAG, listener, json: true });
  } catch {
    return new Map();
  }
  return positions;
}

/**
 * Finds resources by their id, which for a nested stack is `NestedStack/Resource`, in the files that templates were
 * read from.
 */
export class Places {
  private readonly byFile = new Map<string, ReadonlyMap<string, Position>>();

  /** @param nestedFile the file of a nested stack's template, by the stack's id */
  constructor(
    private readonly file: string,
    private readonly nestedFile: (id: string) => string | undefined,
  ) {}

  /** Undefined for what is no resource of the template, such as what a macro makes of it. */
  public find(id: string): Place | undefined {
    const parts = id.split('/');
    const logicalId = parts.pop()!;
    const file = parts.length === 0 ? this.file : this.nestedFile(parts.join('/'));
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
