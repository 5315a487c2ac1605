/** What the proof says of a promise. */
export enum Verdict {
  /** It holds for every packet, in every deployment that the template allows. */
  PROVED = 'PROVED',
  /** It fails for at least one packet; the witnesses say which. */
  VIOLATED = 'VIOLATED',
  /** Something that the template does not say decides it; the reasons say what. */
  UNKNOWN = 'UNKNOWN',
}

/** How much a violation matters. */
export enum Severity {
  /** A promise is broken: synthesis fails. */
  ERROR = 'error',
  /** Advice: reported, never fails synthesis. */
  WARNING = 'warning',
}
