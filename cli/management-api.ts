import { describeProblem } from './describe-problem.ts';

/** The API refused something; the message says what its problem document does. */
export class ApiRefusedError extends Error {
  readonly status: number;
  /** The problem document, as it came. */
  readonly problem: string;

  constructor(request: string, status: number, problem: string) {
    super(`${request} was refused with ${status}: ${describeProblem(problem)}`);
    this.name = 'ApiRefusedError';
    this.status = status;
    this.problem = problem;
  }
}

export type ManagementApi = {
  send<Answer>(
    method: 'DELETE' | 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<Answer>;
  /** Puts a thing, and answers the status: 201 if it is new. */
  put(path: string, body: unknown): Promise<number>;
  /** Fetches what is no JSON of ours, as it is. */
  download(path: string, accept: string): Promise<Uint8Array>;
};

/** Calls the management API with a key. */
export function managementApi(url: string, key: string): ManagementApi {
  return {
    async send<Answer>(method: string, path: string, body?: unknown, idempotencyKey?: string) {
      const response = await reach(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new ApiRefusedError(`${method} ${path}`, response.status, text);
      return JSON.parse(text) as Answer;
    },
    async put(path, body) {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const request = { method: 'PUT', headers, body: JSON.stringify(body) };
      const response = await reach(new URL(path, url), request);
      if (response.ok) return response.status;
      throw new ApiRefusedError(`PUT ${path}`, response.status, await response.text());
    },
    async download(path, accept) {
      const headers = { authorization: `Bearer ${key}`, accept };
      const response = await reach(new URL(path, url), { method: 'GET', headers });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      throw new ApiRefusedError(`GET ${path}`, response.status, await response.text());
    },
  };
}

/** As `fetch`, which does not say whom it did not reach. */
async function reach(url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new Error(
      `There is no answer from ${url.origin}; is the address right, and does it run?`,
      {
        cause: error,
      },
    );
  }
}
