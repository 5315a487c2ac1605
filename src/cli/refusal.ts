import { ExitCode } from './exit-code';

/** An end of the command that its user can do something about: one line, and the exit code. */
export class Refusal extends Error {
  /** The command was written wrongly. */
  public static usage(message: string): Refusal {
    return new Refusal(message, ExitCode.USAGE);
  }

  /** A file cannot be read, or is no template. */
  public static unreadable(message: string): Refusal {
    return new Refusal(message, ExitCode.UNREADABLE);
  }

  private constructor(
    message: string,
    public readonly exitCode: ExitCode,
  ) {
    super(message);
  }
}
