import { amountReader as textReader } from '../amount-reader.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import type { ShopifyMoneySet } from './shopify-schemas.ts';

/** An amount as Shopify writes it: a set of currencies, and an older plain text in the shop's. */
export type WrittenAmount = {
  readonly set: ShopifyMoneySet;
  readonly plain: string | null | undefined;
};

/** Reads amounts of one order, all in its shop currency, into minor units. */
export type ReadAmount = (field: string, written: WrittenAmount) => bigint;

/**
 * The reader for a shop currency. An absent amount is zero where the field may be absent; the
 * caller names those that may not with `requireAmount`.
 *
 * @throws UnusableContentError if the currency is unknown; the reader, for what is no amount of
 *   the currency, or is of another one.
 */
export function amountReader(currency: string): ReadAmount {
  const read = textReader(currency);
  return (field, { set, plain }) => {
    const given = set?.shop_money;
    if (given?.currency_code !== undefined && given.currency_code !== currency) {
      const detail = `${field} is not in the currency of the order.`;
      throw new UnusableContentError('mixed-currencies', detail);
    }
    return read(field, given?.amount ?? plain);
  };
}

/** Refuses what must be there and must not be negative, such as a price. */
export function requireAmount(read: ReadAmount, field: string, written: WrittenAmount): bigint {
  const minorUnits = isAbsent(written) ? undefined : read(field, written);
  if (minorUnits !== undefined && minorUnits >= 0n) return minorUnits;
  const detail = isAbsent(written) ? `${field} is missing.` : `${field} is negative.`;
  throw new UnusableContentError('unreadable-amount', detail);
}

export function isAbsent({ set, plain }: WrittenAmount): boolean {
  return !set && (plain === undefined || plain === null);
}
