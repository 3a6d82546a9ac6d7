/**
 * A refusal of the CA, worded for people: what was not done, why, what to do. It never holds a pass phrase
 * or a part of a key.
 */
export class CaError extends Error {
  override readonly name = 'CaError';
  /** Files that are there already, where the refusal is about them: a client may ask, and try again. */
  readonly existing: readonly string[];

  constructor(message: string, existing: readonly string[] = []) {
    super(message);
    this.existing = existing;
  }
}
