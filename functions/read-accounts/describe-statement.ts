import type { Statement, StatementCurrency } from '../../core/ledger/statement.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { describeBalances } from '../../core/reports/describe-balances.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A statement in the form of the API; `final` once its month is over, and never another one then. */
export function describeStatement(statement: Statement, now: Instant) {
  const { creatorId, period, from, until, currencies } = statement;
  return {
    creatorId,
    period,
    from: formatInstant(from),
    until: formatInstant(until),
    final: until <= now,
    currencies: currencies.map(describeCurrency),
  };
}

function describeCurrency(part: StatementCurrency) {
  const { currency } = part;
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    currency,
    opening: money(part.openingMinorUnits),
    earned: money(part.earnedMinorUnits),
    paid: money(part.paidMinorUnits),
    closing: money(part.closingMinorUnits),
    closingBalances: describeBalances(part.closingBalances, currency),
    lines: part.lines.map(({ postedAt, conversionId, revision, minorUnits }) => ({
      postedAt: formatInstant(postedAt),
      conversionId,
      revision,
      amount: money(minorUnits),
    })),
    payouts: part.payouts.map(({ postedAt, payoutId, step, minorUnits }) => ({
      postedAt: formatInstant(postedAt),
      payoutId,
      step,
      amount: money(minorUnits),
    })),
  };
}
