import type { PayoutFile, PayoutFiles } from '../../core/payouts/payout-files.ts';

/** Files remembered for the length of a test. */
export function inMemoryPayoutFiles(): PayoutFiles & {
  readonly stored: ReadonlyMap<string, PayoutFile>;
} {
  const stored = new Map<string, PayoutFile>();
  return {
    stored,
    async put(key, file) {
      stored.set(key, file);
    },
    async read(key) {
      return stored.get(key);
    },
  };
}
