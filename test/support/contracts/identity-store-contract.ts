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

      expect(await store.listVisitors('acme', 'k1:anna', 3_000)).toEqual([
        { visitorId: 'v1', recordedAt: 1_000 },
      ]);
    });

    it('keeps persons and merchants apart', async () => {
      const store = await openEmpty();

      await store.linkVisitor('acme', 'k1:anna', { visitorId: 'v1', recordedAt: 1_000 });

      expect(await store.listVisitors('acme', 'k1:ann', 1_000)).toEqual([]);
      expect(await store.listVisitors('other', 'k1:anna', 1_000)).toEqual([]);
    });

    it('lists one browser more than a person has, and no more', async () => {
      const store = await openEmpty();

      for (let visitor = 0; visitor < maxVisitorsPerPerson + 5; visitor += 1) {
        const link = { visitorId: `v${visitor}`, recordedAt: 1_000 };
        await store.linkVisitor('acme', 'k1:bot', link);
      }

      const listed = await store.listVisitors('acme', 'k1:bot', 1_000);

      expect(listed).toHaveLength(maxVisitorsPerPerson + 1);
    });

    it('lists what was received until a moment, however much came later', async () => {
      const store = await openEmpty();
      const links = Array.from({ length: 250 }, (_, visitor) => ({
        visitorId: `v${1_000 + visitor}`,
        recordedAt: visitor === 249 ? 1_000 : 1_001,
      }));
      await Promise.all(links.map((link) => store.linkVisitor('acme', 'k1:late', link)));

      expect(await store.listVisitors('acme', 'k1:late', 1_000)).toEqual([
        { visitorId: 'v1249', recordedAt: 1_000 },
      ]);
      expect(await store.listVisitors('acme', 'k1:late', 999)).toEqual([]);
    });
  });
}
