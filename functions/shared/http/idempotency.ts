import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import type { IdempotencyStore, KeyedRequest } from '../../../core/requests/idempotency-store.ts';
import type { AuditPorts } from './audited.ts';
import { requireKey } from './caller.ts';
import type { HttpResponse } from './http.ts';
import type { JsonRequest } from './json-endpoint.ts';
import { conflict, ProblemError } from './problem-error.ts';

/** Who may ask twice is who changes something, so the audit log is there, too. */
export type IdempotencyPorts = AuditPorts & { readonly requests: IdempotencyStore };

type Handle = (request: JsonRequest, idempotencyKey: string) => Promise<HttpResponse>;

/**
 * Makes a POST repeatable (IETF draft, The Idempotency-Key HTTP Header Field): 400 without a key,
 * 409 while the first request is under way, 422 for a key that was used for another request; a
 * repetition gets the stored answer. A request that failed is done anew, and so is one whose answer
 * was lost in a crash: what `handle` writes must have an id that derives from the key.
 */
export function idempotent(ports: Omit<IdempotencyPorts, 'audit'>, handle: Handle) {
  return async (request: JsonRequest): Promise<HttpResponse> => {
    const { merchantId } = requireKey(request.caller);
    const key = requireIdempotencyKey(request);
    const fingerprint = ports.sha256(
      canonicalJson([request.method, request.path, request.body ?? null]),
    );
    const keyed = { merchantId, key, fingerprint };
    const start = await ports.requests.start(keyed, ports.now());
    if (start.kind === 'answered') return replay(start.answer);
    if (start.kind === 'in-flight') throw inFlight();
    if (start.kind === 'reused') throw reused();

    const response = await handleOrAbandon(request, keyed);
    const answer = { status: response.statusCode ?? 200, body: response.body ?? '' };
    await ports.requests.answer(keyed, answer, ports.now());
    return response;
  };

  async function handleOrAbandon(request: JsonRequest, keyed: KeyedRequest): Promise<HttpResponse> {
    try {
      return await handle(request, keyed.key);
    } catch (error) {
      // The caller may correct what was wrong, or try again, under the same key.
      await ports.requests.abandon(keyed, ports.now());
      throw error;
    }
  }
}

/**
 * The key of a request.
 *
 * @throws ProblemError 400 if there is none, or one that is no key.
 */
export function requireIdempotencyKey({ headers }: Pick<JsonRequest, 'headers'>): string {
  const key = headers['idempotency-key'];
  if (key !== undefined && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw new ProblemError({
    status: 400,
    type: '/problems/idempotency-key-missing',
    title: 'This needs an Idempotency-Key header of 1 to 128 visible ASCII characters.',
  });
}

function replay({ status, body }: { status: number; body: string }): HttpResponse {
  return { statusCode: status, headers: { 'content-type': 'application/json' }, body };
}

const inFlight = () =>
  conflict(
    '/problems/idempotency-key-in-use',
    'A request with this Idempotency-Key is under way; ask again when it is done.',
  );

const reused = () =>
  new ProblemError({
    status: 422,
    type: '/problems/idempotency-key-reused',
    title: 'This Idempotency-Key was used for another request; take a new one.',
  });
