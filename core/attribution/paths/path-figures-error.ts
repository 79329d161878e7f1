/**
 * Rows whose numbers are each fine, but so small, so large or so far apart that a model cannot compute
 * with them. Whoever gave the rows can scale them.
 */
export class PathFiguresError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PathFiguresError';
  }
}
