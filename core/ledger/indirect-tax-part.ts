import type { AccountHead } from './account-head.ts';

/**
 * How much of an amount that is reserved of a currency is indirect tax: as much as is open, so tax goes first. Negative where
 * tax was credited after it had been paid: then more than the amount is earned, and the tax lowers what is paid of it.
 */
export function indirectTaxPart(
  { indirectTax }: Pick<AccountHead, 'indirectTax'>,
  currency: string,
  reservedMinorUnits: bigint,
): bigint {
  const open = indirectTax?.[currency]?.openMinorUnits ?? 0n;
  return open < reservedMinorUnits ? open : reservedMinorUnits;
}
