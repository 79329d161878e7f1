import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { RewardAmount } from '../../core/plans/reward.ts';

/** A reward's amount in the form in which people write it. */
export function toRewardAmountDocument(amount: RewardAmount) {
  if ('currency' in amount) return toMoneyDocument(amount);

  const { minorUnits, unit } = amount;
  const [kind = '', name = ''] = splitUnit(unit);
  switch (kind) {
    case 'store-credit':
      return { storeCredit: toMoneyDocument({ minorUnits, currency: name }) };
    case 'discount':
      return { discount: toMoneyDocument({ minorUnits, currency: name }) };
    case 'product':
      return { product: name, pieces: minorUnits.toString() };
    case 'sample':
      return { sample: name, pieces: minorUnits.toString() };
    default:
      return { points: minorUnits.toString() };
  }
}

/** A SKU may contain colons itself. */
function splitUnit(unit: string): readonly string[] {
  const end = unit.indexOf(':');
  return end < 0 ? [unit] : [unit.slice(0, end), unit.slice(end + 1)];
}
