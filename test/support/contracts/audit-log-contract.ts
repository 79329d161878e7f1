import { describe, expect, it } from '@jest/globals';
import type { AuditedRequest } from '../../../core/audit/audit-entry.ts';
import type { AuditLog } from '../../../core/audit/audit-log.ts';

const aRequest = (changes: Partial<AuditedRequest> = {}): AuditedRequest => ({
  merchantId: 'acme',
  auditId: 'a1',
  at: 1_000,
  author: 'key:ada',
  kind: 'program.saved',
  target: '/v1/programs/spring',
  reason: 'The season begins.',
  before: { name: 'Spring' },
  ...changes,
});

const key = { merchantId: 'acme', auditId: 'a1' };
const done = { kind: 'done', at: 2_000, after: { name: 'Summer' } } as const;
const refused = { kind: 'refused', at: 1_500, problem: '/problems/not-found' } as const;
const all = { limit: 100 };

/** What every audit log promises. */
export function auditLogContract(name: string, openEmpty: () => Promise<AuditLog>) {
  describe(name, () => {
    it('keeps what was asked for and what became of it, as each was written first', async () => {
      const log = await openEmpty();

      await log.begin(aRequest());
      await log.begin(aRequest({ at: 9_000, author: 'key:bob' }));
      await log.end(key, done);
      await log.end(key, { ...done, at: 9_000 });

      expect(await log.list('acme', {}, all)).toEqual({
        items: [{ ...aRequest(), outcome: done }],
      });
    });

    it('shows what has no outcome yet without one', async () => {
      const log = await openEmpty();

      await log.begin(aRequest());

      expect(await log.list('acme', {}, all)).toEqual({ items: [aRequest()] });
    });

    it.each([
      { first: refused, second: done },
      { first: done, second: refused },
    ])(
      'says that it was done, whatever else became of the request: $first.kind first',
      async ({ first, second }) => {
        const log = await openEmpty();

        await log.begin(aRequest());
        await log.end(key, first);
        await log.end(key, second);

        const { items } = await log.list('acme', {}, all);
        expect(items).toEqual([{ ...aRequest(), outcome: done }]);
      },
    );

    it('lists the newest first, page by page, each once', async () => {
      const log = await openEmpty();
      for (const [index, auditId] of ['a', 'b', 'c', 'd', 'e'].entries()) {
        await log.begin(aRequest({ auditId, at: 1_000 + Math.floor(index / 2) }));
      }

      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = { limit: 2, ...(after === undefined ? {} : { after }) };
        const { items, next } = await log.list('acme', {}, page);
        seen.push(...items.map(({ auditId }) => auditId));
        after = next;
      } while (after !== undefined);

      expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
    });

    it('finds what was asked for at a time, and of a kind', async () => {
      const log = await openEmpty();
      await log.begin(aRequest({ auditId: 'early', at: 999 }));
      await log.begin(aRequest({ auditId: 'first', at: 1_000 }));
      await log.begin(aRequest({ auditId: 'other', at: 1_500, kind: 'hold.opened' }));
      await log.begin(aRequest({ auditId: 'last', at: 2_000 }));
      await log.begin(aRequest({ auditId: 'late', at: 2_001 }));
      await log.begin(aRequest({ auditId: 'foreign', merchantId: 'umbrella', at: 1_500 }));

      const idsOf = async (filter: Parameters<AuditLog['list']>[1]) =>
        (await log.list('acme', filter, all)).items.map(({ auditId }) => auditId);

      expect(await idsOf({ from: 1_000, until: 2_000 })).toEqual(['last', 'other', 'first']);
      expect(await idsOf({ kind: 'hold.opened' })).toEqual(['other']);
      expect(await idsOf({ kind: 'hold.released' })).toEqual([]);
    });

    it('finds the few of a kind among many others', async () => {
      const log = await openEmpty();
      await log.begin(aRequest({ auditId: 'the-one', at: 1, kind: 'hold.opened' }));
      const others = Array.from({ length: 450 }, (_, index) => index + 2);
      await Promise.all(others.map((at) => log.begin(aRequest({ auditId: `other-${at}`, at }))));

      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = { limit: 10, ...(after === undefined ? {} : { after }) };
        const { items, next } = await log.list('acme', { kind: 'hold.opened' }, page);
        seen.push(...items.map(({ auditId }) => auditId));
        after = next;
      } while (after !== undefined);

      expect(seen).toEqual(['the-one']);
    });
  });
}
