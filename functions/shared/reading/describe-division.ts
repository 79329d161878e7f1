import { toMoneyDocument } from '../../../core/money/money-document.ts';
import type { Division } from '../../../core/payees/division.ts';
import { explainDivision } from '../../../core/payees/explain-division.ts';

/** How an account was divided for a payout, in the form of the API, and in sentences. */
export function describeDivision(division: Division, currency: string) {
  const { payeeId, payableMinorUnits, dividedMinorUnits, terms, parts } = division;
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    ...(payeeId === undefined ? {} : { payeeId }),
    payable: money(payableMinorUnits),
    divided: money(dividedMinorUnits),
    ...(terms === undefined ? {} : { terms }),
    parts: parts.map(({ minorUnits, ...whose }) => ({ ...whose, amount: money(minorUnits) })),
    sentences: explainDivision(division, currency),
  };
}
