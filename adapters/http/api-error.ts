/**
 * An API did not answer what it was asked. Neither the message nor the fields have anything of the request but its path, so
 * that no credentials come into a log; what failed underneath is not kept as `cause` for the same reason.
 */
export class ApiError extends Error {
  readonly path: string;

  constructor(path: string, what: string) {
    super(`The API, asked for ${path}, ${what}.`);
    this.name = new.target.name;
    this.path = path;
  }
}

/** The credentials are refused (401), or may not do this (403): somebody has to give the connection others. */
export class ApiUnauthorisedError extends ApiError {
  constructor(path: string, status: number) {
    super(path, `refused the connection's credentials with ${status}`);
  }
}

/** Asked too often, for longer than it is worth waiting: ask later. */
export class ApiRateLimitedError extends ApiError {
  constructor(path: string) {
    super(path, 'wants to be asked less often');
  }
}

/** It is down, too slow, or cannot be reached: ask later. */
export class ApiUnavailableError extends ApiError {
  /** Absent: no answer came. */
  readonly status: number | undefined;

  constructor(path: string, why: string, status?: number) {
    super(path, `is not available (${why})`);
    this.status = status;
  }
}

/** It answered something that its protocol does not know: the address is somebody else's, or the API has changed. */
export class ApiAnswerError extends ApiError {}
