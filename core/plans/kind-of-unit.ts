import type { NonCashKind } from './reward.ts';

const kinds: readonly NonCashKind[] = ['points', 'store-credit', 'discount', 'product', 'sample'];

/** The kind of a unit that is no cash: `store-credit` of `store-credit:EUR`; `undefined` of a currency. A SKU may contain colons itself. */
export function kindOfUnit(unit: string): NonCashKind | undefined {
  const [name] = unit.split(':', 1);
  return kinds.find((kind) => kind === name);
}
