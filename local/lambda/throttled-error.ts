/** A function's concurrency is used up, and the caller did not want to wait for a free process. */
export class ThrottledError extends Error {
  readonly functionId: string;

  constructor(functionId: string) {
    super(`All processes of ${functionId} are busy.`);
    this.name = 'ThrottledError';
    this.functionId = functionId;
  }
}
