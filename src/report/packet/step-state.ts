/** What becomes of the packet in a step: it passes, dies, may die, or never gets there. */
export type StepState = 'ok' | 'dies' | 'unknown' | 'never';
