import type { RateImports } from '../../core/money/rate-imports.ts';

/** Who wants which rates, remembered for the length of a test. */
export function inMemoryRateImports(): RateImports {
  const wanted = new Set<string>();
  const keyOf = (merchantId: string, source: string) => JSON.stringify([source, merchantId]);
  return {
    async set(merchantId, source, isWanted) {
      if (isWanted) wanted.add(keyOf(merchantId, source));
      else wanted.delete(keyOf(merchantId, source));
    },
    async isWanted(merchantId, source) {
      return wanted.has(keyOf(merchantId, source));
    },
    async listMerchants(source) {
      return [...wanted]
        .map((key) => JSON.parse(key) as [string, string])
        .filter(([of]) => of === source)
        .map(([, merchantId]) => merchantId)
        .toSorted();
    },
  };
}
