import { describe, expect, it } from '@jest/globals';
import {
  answerLifeMs,
  type IdempotencyStore,
  requestLeaseMs,
} from '../../../core/requests/idempotency-store.ts';

const request = { merchantId: 'acme', key: 'key-1', fingerprint: 'f1' };
const answer = { status: 201, body: '{"id":"1"}' };
const now = 1_772_445_600_000;

/** What every store of keyed requests promises. */
export function idempotencyStoreContract(name: string, openEmpty: () => Promise<IdempotencyStore>) {
  describe(name, () => {
    it('starts one of many equal requests; the others are told that it is in flight', async () => {
      const store = await openEmpty();

      const starts = await Promise.all(Array.from({ length: 10 }, () => store.start(request, now)));

      expect(starts.filter(({ kind }) => kind === 'started')).toHaveLength(1);
      expect(starts.filter(({ kind }) => kind === 'in-flight')).toHaveLength(9);
    });

    it('gives a repetition the answer of the first', async () => {
      const store = await openEmpty();

      await store.start(request, now);
      await store.answer(request, answer, now);

      expect(await store.start(request, now + answerLifeMs - 1)).toEqual({
        kind: 'answered',
        answer,
      });
    });

    it('tells a key that was used for something else', async () => {
      const store = await openEmpty();

      await store.start(request, now);
      await store.answer(request, answer, now);

      expect(await store.start({ ...request, fingerprint: 'f2' }, now)).toEqual({ kind: 'reused' });
      expect(await store.start({ ...request, merchantId: 'other' }, now)).toEqual({
        kind: 'started',
      });
    });

    it('starts anew what was given up, or never answered within its lease', async () => {
      const store = await openEmpty();

      await store.start(request, now);
      await store.abandon(request, now);
      expect(await store.start(request, now)).toEqual({ kind: 'started' });
      expect(await store.start(request, now + requestLeaseMs - 1)).toEqual({ kind: 'in-flight' });
      expect(await store.start(request, now + requestLeaseMs)).toEqual({ kind: 'started' });
    });
  });
}
