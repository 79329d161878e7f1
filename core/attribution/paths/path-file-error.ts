/**
 * A path file holds something that is not a row of journeys. Whoever gave the file can mend it: the
 * message says where and why.
 */
export class PathFileError extends Error {
  /** The line on which the row begins; the header is line 1. */
  readonly line: number;
  /** A sentence that names the column and shows what stands there. */
  readonly why: string;

  constructor(line: number, why: string) {
    super(`Line ${line}: ${why}`);
    this.name = 'PathFileError';
    this.line = line;
    this.why = why;
  }
}
