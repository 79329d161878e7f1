import { ApiError } from '../http/api-error.ts';

/** A rail says that it did not do what it was asked for, and that nobody need look whether it did. */
export class RefusedByRailError extends ApiError {
  /** Its codes, which hold nothing of a person. */
  readonly words: string;

  constructor(path: string, words: string) {
    super(path, `refused it: ${words}`);
    this.words = words;
  }
}
