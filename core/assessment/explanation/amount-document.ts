import { isCash } from '../../ledger/is-cash.ts';
import { formatMoney } from '../../money/format-money.ts';
import { type MoneyDocument, toMoneyDocument } from '../../money/money-document.ts';
import { currencyOfUnit } from '../../plans/currency-of-unit.ts';
import type { NonCashUnit } from '../../plans/reward.ts';

/** An amount that is no cash, in the form of the API: `{"amount":"500","unit":"points"}`. */
export type InKindDocument = { readonly amount: string; readonly unit: NonCashUnit };

export type AmountDocument = MoneyDocument | InKindDocument;

/**
 * An amount of any unit in the form of the API; without a unit it is cash in the currency.
 *
 * @throws RangeError if its currency is unknown.
 */
export function toAmountDocument(
  minorUnits: bigint,
  unit: NonCashUnit | undefined,
  currency: string,
): AmountDocument {
  if (unit === undefined) return { amount: formatMoney({ minorUnits, currency }), currency };
  return toInKindDocument(minorUnits, unit);
}

/**
 * An amount of a unit of the ledger in the form of the API.
 *
 * @throws RangeError if its currency is unknown.
 */
export function toUnitDocument(minorUnits: bigint, unit: string): AmountDocument {
  if (isCash(unit)) return toMoneyDocument({ minorUnits, currency: unit });
  // Nothing else is ever posted: what is no currency came from a plan's amount.
  return toInKindDocument(minorUnits, unit as NonCashUnit);
}

/** The same of an amount that is no cash. */
export function toInKindDocument(minorUnits: bigint, unit: NonCashUnit): InKindDocument {
  const counted = currencyOfUnit(unit);
  const amount =
    counted === undefined ? minorUnits.toString() : formatMoney({ minorUnits, currency: counted });
  return { amount, unit };
}
