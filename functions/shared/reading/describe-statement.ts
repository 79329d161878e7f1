import {
  toInKindDocument,
  toUnitDocument,
} from '../../../core/assessment/explanation/amount-document.ts';
import type {
  Statement,
  StatementCurrency,
  StatementInKind,
  StatementPayout,
} from '../../../core/ledger/statement.ts';
import { toMoneyDocument } from '../../../core/money/money-document.ts';
import type { Payee } from '../../../core/payees/payee.ts';
import { toConversionDocument } from '../../../core/payouts/describe-conversion.ts';
import { describeBalances } from '../../../core/reports/describe-balances.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { describeDivision } from './describe-division.ts';

/**
 * A statement in the form of the API; `final` once its month is over, and never another one then.
 *
 * @param payees those that it names, as they are called now.
 */
export function describeStatement(statement: Statement, payees: readonly Payee[], now: Instant) {
  const { creatorId, period, from, until, currencies, inKind } = statement;
  return {
    creatorId,
    period,
    from: formatInstant(from),
    until: formatInstant(until),
    final: until <= now,
    currencies: currencies.map(describeCurrency),
    inKind: inKind.map(describeInKind),
    ...(payees.length === 0 ? {} : { payees: payees.map(nameOf) }),
  };
}

const nameOf = ({ payeeId, name, kind }: Payee) => ({ payeeId, name, kind });

function describeCurrency(part: StatementCurrency) {
  const { currency } = part;
  return {
    currency,
    ...describeFigures(part, (minorUnits) => toMoneyDocument({ minorUnits, currency })),
    payouts: part.payouts.map((payout) => describePayout(payout, currency)),
  };
}

function describeInKind(part: StatementInKind) {
  const { unit } = part;
  const figures = describeFigures(part, (minorUnits) => toInKindDocument(minorUnits, unit));
  return { unit, ...figures, payouts: part.payouts.map((payout) => describePayout(payout, unit)) };
}

function describePayout(payout: StatementPayout, currency: string) {
  const { postedAt, payoutId, step, minorUnits, withheldMinorUnits, division } = payout;
  const { conversion } = payout;
  return {
    postedAt: formatInstant(postedAt),
    payoutId,
    step,
    amount: toUnitDocument(minorUnits, currency),
    ...(withheldMinorUnits === undefined
      ? {}
      : { withheld: toMoneyDocument({ minorUnits: withheldMinorUnits, currency }) }),
    ...(conversion === undefined ? {} : { conversion: toConversionDocument(conversion) }),
    ...(division === undefined ? {} : { division: describeDivision(division, currency) }),
  };
}

function describeFigures<Document>(
  part: StatementCurrency | StatementInKind,
  describe: (minorUnits: bigint) => Document,
) {
  return {
    opening: describe(part.openingMinorUnits),
    earned: describe(part.earnedMinorUnits),
    ...(part.indirectTaxMinorUnits === 0n
      ? {}
      : { indirectTax: describe(part.indirectTaxMinorUnits) }),
    paid: describe(part.paidMinorUnits),
    withheld: describe(part.withheldMinorUnits),
    closing: describe(part.closingMinorUnits),
    closingBalances: describeBalances(part.closingBalances, describe),
    lines: part.lines.map(({ postedAt, conversionId, revision, minorUnits }) => ({
      postedAt: formatInstant(postedAt),
      conversionId,
      revision,
      amount: describe(minorUnits),
    })),
    terms: part.terms.map(({ postedAt, programId, period, minorUnits }) => ({
      postedAt: formatInstant(postedAt),
      programId,
      period,
      amount: describe(minorUnits),
    })),
  };
}
