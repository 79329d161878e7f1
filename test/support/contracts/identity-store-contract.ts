import { describe, expect, it } from '@jest/globals';
import { type IdentityStore, maxVisitorsPerPerson } from '../../../core/identity/identity-store.ts';

/** What every identity store promises. */
export function identityStoreContract(name: string, openEmpty: () => Promise<IdentityStore>) {
  describe(name, () => {
    it('remembers the earliest time at which a browser was seen to be a person', async () => {
      const store = await openEmpty();

      for (const recordedAt of [2_000, 1_000, 3_000]) {
        await store.linkVisitor('acme', 'k1:anna', { visitorId: 'v1', recordedAt });
      }

      expect(await store.listVisitors('acme', 'k1:anna')).toEqual([
        { visitorId: 'v1', recordedAt: 1_000 },
      ]);
    });

    it('keeps persons and merchants apart', async () => {
      const store = await openEmpty();

      await store.linkVisitor('acme', 'k1:anna', { visitorId: 'v1', recordedAt: 1_000 });

      expect(await store.listVisitors('acme', 'k1:ann')).toEqual([]);
      expect(await store.listVisitors('other', 'k1:anna')).toEqual([]);
    });

    it('lists one browser more than a person has, and no more', async () => {
      const store = await openEmpty();

      for (let visitor = 0; visitor < maxVisitorsPerPerson + 5; visitor += 1) {
        const link = { visitorId: `v${visitor}`, recordedAt: 1_000 };
        await store.linkVisitor('acme', 'k1:bot', link);
      }

      expect(await store.listVisitors('acme', 'k1:bot')).toHaveLength(maxVisitorsPerPerson + 1);
    });
  });
}
