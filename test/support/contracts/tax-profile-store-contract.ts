import { describe, expect, it } from '@jest/globals';
import type { TaxNumber } from '../../../core/tax/tax-profile.ts';
import type { TaxProfileStore } from '../../../core/tax/tax-profile-store.ts';
import { aTaxProfile } from '../factories/a-tax-profile.ts';

const profile = aTaxProfile();
const { merchantId, receiver } = profile;
const numbers: readonly TaxNumber[] = [
  { form: 'W-9', from: '2026-01-05', kind: 'ssn', number: '078051120' },
];

/** What every store of tax profiles promises. */
export function taxProfileStoreContract(name: string, openEmpty: () => Promise<TaxProfileStore>) {
  describe(name, () => {
    it('keeps a profile and its numbers, each by itself', async () => {
      const store = await openEmpty();
      await store.save(profile, numbers);

      expect(await store.find(merchantId, receiver)).toEqual(profile);
      expect(await store.findNumbers(merchantId, receiver)).toEqual(numbers);
      expect(JSON.stringify(await store.find(merchantId, receiver))).not.toContain('078051120');
    });

    it('keeps a creator, a payee of the same id, and other merchants apart', async () => {
      const store = await openEmpty();
      await store.save(profile, numbers);

      const payee = { kind: 'payee', id: receiver.id } as const;
      expect(await store.find(merchantId, payee)).toBeUndefined();
      expect(await store.find('other', receiver)).toBeUndefined();
      expect(await store.findNumbers('other', receiver)).toEqual([]);
    });

    it('replaces both, and removes both', async () => {
      const store = await openEmpty();
      await store.save(profile, numbers);
      await store.save(aTaxProfile({ country: 'DE', forms: [] }), []);

      expect(await store.find(merchantId, receiver)).toMatchObject({ country: 'DE' });
      expect(await store.findNumbers(merchantId, receiver)).toEqual([]);

      await store.save(profile, numbers);
      await store.remove(merchantId, receiver);
      await store.remove(merchantId, receiver);
      expect(await store.find(merchantId, receiver)).toBeUndefined();
      expect(await store.findNumbers(merchantId, receiver)).toEqual([]);
    });
  });
}
