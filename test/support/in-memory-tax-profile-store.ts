import type { TaxNumber, TaxProfile } from '../../core/tax/tax-profile.ts';
import type { TaxProfileStore } from '../../core/tax/tax-profile-store.ts';
import type { TaxReceiver } from '../../core/tax/tax-receiver.ts';

/** Tax profiles that are remembered for the length of a test. */
export function inMemoryTaxProfileStore(profiles: readonly TaxProfile[] = []): TaxProfileStore {
  const saved = new Map<string, { profile: TaxProfile; numbers: readonly TaxNumber[] }>();
  for (const profile of profiles) {
    saved.set(keyOf(profile.merchantId, profile.receiver), { profile, numbers: [] });
  }
  return {
    async find(merchantId, receiver) {
      return saved.get(keyOf(merchantId, receiver))?.profile;
    },
    async findNumbers(merchantId, receiver) {
      return saved.get(keyOf(merchantId, receiver))?.numbers ?? [];
    },
    async save(profile, numbers) {
      saved.set(keyOf(profile.merchantId, profile.receiver), { profile, numbers });
    },
    async remove(merchantId, receiver) {
      saved.delete(keyOf(merchantId, receiver));
    },
  };
}

const keyOf = (merchantId: string, { kind, id }: TaxReceiver): string =>
  JSON.stringify([merchantId, kind, id]);
