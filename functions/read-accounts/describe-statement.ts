import { toInKindDocument } from '../../core/assessment/explanation/amount-document.ts';
import type { Statement, StatementCurrency, StatementInKind } from '../../core/ledger/statement.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { describeBalances } from '../../core/reports/describe-balances.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A statement in the form of the API; `final` once its month is over, and never another one then. */
export function describeStatement(statement: Statement, now: Instant) {
  const { creatorId, period, from, until, currencies, inKind } = statement;
  return {
    creatorId,
    period,
    from: formatInstant(from),
    until: formatInstant(until),
    final: until <= now,
    currencies: currencies.map(describeCurrency),
    inKind: inKind.map(describeInKind),
  };
}

function describeCurrency(part: StatementCurrency) {
  const { currency } = part;
  return {
    currency,
    ...describeFigures(part, (minorUnits) => toMoneyDocument({ minorUnits, currency })),
  };
}

function describeInKind(part: StatementInKind) {
  const { unit } = part;
  return { unit, ...describeFigures(part, (minorUnits) => toInKindDocument(minorUnits, unit)) };
}

function describeFigures<Document>(
  part: StatementCurrency | StatementInKind,
  describe: (minorUnits: bigint) => Document,
) {
  return {
    opening: describe(part.openingMinorUnits),
    earned: describe(part.earnedMinorUnits),
    paid: describe(part.paidMinorUnits),
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
    payouts: part.payouts.map(({ postedAt, payoutId, step, minorUnits }) => ({
      postedAt: formatInstant(postedAt),
      payoutId,
      step,
      amount: describe(minorUnits),
    })),
  };
}
