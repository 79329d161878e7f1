import { HTTPError, type Options } from 'ky';
import { type LosslessJson, parseJsonLosslessly } from '../json/parse-json-losslessly.ts';
import {
  ApiAnswerError,
  ApiError,
  ApiRateLimitedError,
  ApiUnauthorisedError,
  ApiUnavailableError,
} from './api-error.ts';
import { type HttpPatience, patientKy, usualPatience } from './patient-ky.ts';
import { readBounded } from './read-bounded.ts';
import { readRetryAfter } from './read-retry-after.ts';

export type ApiAnswer = {
  /** Nothing for an answer without content (204), as some APIs have it for empty lists. */
  readonly json: LosslessJson | undefined;
  readonly headers: Headers;
};

/** An API over HTTP: what every provider's client asks it with. */
export interface ApiHttp {
  /**
   * @param path below the API's address, without a leading slash; it may be in logs.
   * @returns nothing for 404, if the API itself says so.
   * @throws ApiError, by its subclasses.
   */
  get(
    path: string,
    query?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer | undefined>;
  /**
   * Sends what changes something, once: whoever does not get the answer has to look whether it was done. Only what was refused
   * as too much (429), and so was not done, is sent again if the request says so.
   *
   * @returns also what the API refuses for what it was sent (400 to 422, and `alsoJudged`), with its status.
   * @throws ApiError, by its subclasses, for anything else.
   */
  send(request: ApiRequest): Promise<ApiAnswer & { readonly status: number }>;
}

export type ApiRequest = {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it waits and comes again when the API is asked too often. */
  readonly waitsItsTurn?: boolean;
  /** Other statuses whose answers say something of the request. */
  readonly alsoJudged?: readonly number[];
} & (
  | ({ readonly method: 'POST' | 'PUT' } & ShopContent)
  | {
      readonly method: 'POST' | 'DELETE';
      readonly json?: never;
      readonly form?: never;
      readonly text?: never;
    }
);

type ShopContent =
  | { readonly json: unknown; readonly form?: never; readonly text?: never }
  | {
      readonly form: Readonly<Record<string, string>>;
      readonly json?: never;
      readonly text?: never;
    }
  /** JSON as it is: what is signed is what is sent. */
  | { readonly text: string; readonly json?: never; readonly form?: never };

/** No answer that is read here is larger; a server that sends without end is none of theirs. */
const maxAnswerBytes = 5_000_000;

export type ApiHttpSettings = {
  /** Where the API begins; `readApiAddress` says which are allowed. */
  readonly address: string;
  /** With the credentials. Redirects are not followed, so they go nowhere else. */
  readonly headers: Readonly<Record<string, string>>;
  readonly patience?: HttpPatience;
  /** Whether the JSON of a 404 is about the thing asked for, and not about the API; by default any is. */
  readonly saysNotFound?: (answer: LosslessJson) => boolean;
};

/** Opens an API: JSON with lossless numbers, asked for with retries for what may pass by itself, and told of changes once. */
export function apiHttp({
  address,
  headers,
  patience = usualPatience,
  saysNotFound = () => true,
}: ApiHttpSettings): ApiHttp {
  const api = patientKy(address, headers, patience);
  return {
    async get(path, query = {}, more = {}) {
      const options = { searchParams: query, headers: more };
      try {
        const response = await api.get(path, options);
        return { json: await readJson(path, response), headers: response.headers };
      } catch (error) {
        if (isNotFound(error, saysNotFound)) return undefined;
        throw toApiError(path, error);
      }
    },
    async send(request) {
      const { method, path, headers: more = {}, json, form, text } = request;
      const { waitsItsTurn, alsoJudged = [] } = request;
      const body = {
        ...(json === undefined ? {} : { json }),
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
        ...(text === undefined ? {} : { body: text }),
      };
      const typed = text === undefined ? more : { 'content-type': 'application/json', ...more };
      try {
        const repeats = waitsItsTurn === true ? inTurn(method, patience) : once;
        const response = await api(path, { method, headers: typed, ...repeats, ...body });
        throwUnlessJudged(path, response, alsoJudged);
        const { status } = response;
        return { status, json: await readJson(path, response), headers: response.headers };
      } catch (error) {
        throw toApiError(path, error);
      }
    },
  };
}

const once = { retry: { limit: 0 }, throwHttpErrors: false } satisfies Options;

/** Whatever else went wrong may have been done, and is not sent again. */
function inTurn(method: string, { retries, backoffMsMax, waitMsMax }: HttpPatience): Options {
  return {
    throwHttpErrors: (status) => status === 429,
    retry: {
      ...{ limit: retries, methods: [method.toLowerCase() as 'post'], backoffLimit: backoffMsMax },
      ...{ statusCodes: [429], afterStatusCodes: [429], jitter: true, retryOnTimeout: false },
      shouldRetry({ error }) {
        if (!(error instanceof HTTPError)) return false;
        const waitMs = readRetryAfter(error.response.headers, Date.now());
        return waitMs !== undefined && waitMs > waitMsMax ? false : undefined;
      },
    },
  };
}

/** What the API says of the request itself is for whoever sent it: a 404 without JSON is not of the API, and fails as no JSON. */
function throwUnlessJudged(
  path: string,
  { ok, status }: Response,
  alsoJudged: readonly number[],
): void {
  if (ok || judgements.has(status) || alsoJudged.includes(status)) return;
  throw errorOfStatus(path, status);
}

const judgements: ReadonlySet<number> = new Set([400, 402, 404, 409, 422]);

async function readJson(path: string, response: Response): Promise<LosslessJson | undefined> {
  if (response.status === 204) return undefined;
  const bytes = await readBounded(response, maxAnswerBytes);
  if (bytes === undefined) {
    throw new ApiAnswerError(path, `answered more than ${maxAnswerBytes} bytes`);
  }
  const parsed = parseJsonLosslessly(bytes);
  if ('refusal' in parsed) throw new ApiAnswerError(path, 'answered what is no JSON');
  return parsed.value;
}

/** A 404 without JSON comes from whatever else stands at the address, and says nothing of an order. */
function isNotFound(error: unknown, saysNotFound: (answer: LosslessJson) => boolean): boolean {
  if (!(error instanceof HTTPError) || error.response.status !== 404) return false;
  const { data } = error;
  return typeof data === 'object' && data !== null && saysNotFound(data as LosslessJson);
}

function toApiError(path: string, error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (!(error instanceof HTTPError)) {
    return new ApiUnavailableError(path, error instanceof Error ? error.name : 'unknown');
  }
  return errorOfStatus(path, error.response.status);
}

function errorOfStatus(path: string, status: number): ApiError {
  if (status === 401 || status === 403) return new ApiUnauthorisedError(path, status);
  if (status === 429) return new ApiRateLimitedError(path);
  if (status >= 500 || status === 408) {
    return new ApiUnavailableError(path, String(status), status);
  }
  return new ApiAnswerError(path, `answered ${status}`);
}
