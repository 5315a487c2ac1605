/** What the command ends with; 64 and up are those of BSD's sysexits.h. */
export enum ExitCode {
  /** Everything that was asked is proved. */
  PROVED = 0,
  /** At least one promise is violated. */
  VIOLATED = 1,
  /** Nothing is violated, but something is unknown. */
  UNKNOWN = 2,
  /** The command was written wrongly. */
  USAGE = 64,
  /** A file cannot be read, or is no template. */
  UNREADABLE = 66,
  /** A fault of this program. */
  INTERNAL = 70,
}
