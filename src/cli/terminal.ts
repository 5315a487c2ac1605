/** Where a command runs: everything of the process that it may use. */
export interface Terminal {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly environment: { readonly [name: string]: string | undefined };
  readonly out: Stream;
  readonly err: Stream;
}

export interface Stream {
  readonly isTerminal: boolean;
  /** @default - 80 */
  readonly columns?: number;
  readonly write: (text: string) => void;
}

/** Whether the stream shows colours: on a terminal alone, and never with NO_COLOR (https://no-color.org). */
export function hasColor(terminal: Terminal, stream: Stream): boolean {
  const { NO_COLOR, TERM } = terminal.environment;
  return stream.isTerminal && !NO_COLOR && TERM !== 'dumb';
}
