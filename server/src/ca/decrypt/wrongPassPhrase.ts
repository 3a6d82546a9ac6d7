import { CaError } from '../caError';

/** The pass phrase does not fit: a client may ask for another one. */
export class WrongPassPhrase extends CaError {
  constructor(where: string) {
    super(`The pass phrase does not open ${where}.`);
  }
}
