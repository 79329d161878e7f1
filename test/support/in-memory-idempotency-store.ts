import {
  answerLifeMs,
  type IdempotencyStore,
  requestLeaseMs,
  type StoredAnswer,
} from '../../core/requests/idempotency-store.ts';

type Known = {
  readonly fingerprint: string;
  readonly until: number;
  readonly answer?: StoredAnswer;
};

/** Remembers keyed requests for the length of a test. */
export function inMemoryIdempotencyStore(): IdempotencyStore {
  const requests = new Map<string, Known>();
  const keyOf = (request: { merchantId: string; key: string }) =>
    JSON.stringify([request.merchantId, request.key]);

  return {
    async start(request, now) {
      const known = requests.get(keyOf(request));
      if (known === undefined || known.until <= now) {
        const { fingerprint } = request;
        requests.set(keyOf(request), { fingerprint, until: now + requestLeaseMs });
        return { kind: 'started' };
      }
      if (known.fingerprint !== request.fingerprint) return { kind: 'reused' };
      return known.answer ? { kind: 'answered', answer: known.answer } : { kind: 'in-flight' };
    },

    async answer(request, answer, now) {
      const { fingerprint } = request;
      requests.set(keyOf(request), { fingerprint, until: now + answerLifeMs, answer });
    },

    async abandon(request) {
      requests.delete(keyOf(request));
    },
  };
}
