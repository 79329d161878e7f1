import type { PayoutMethod } from '../programs/program.ts';
import { isCalledRail } from './called-rails.ts';
import { convertPayout } from './convert-payout.ts';
import { findQuote, maxQuoteAgeDays } from './find-quote.ts';
import type { AccountVerdict, MethodToJudge } from './judge-account.ts';
import { payableStep } from './rails/payable-step.ts';

/**
 * Judges an amount that is to be moved in another currency than the ledger's, over a rail that carries that one: all of it is paid, if a
 * rate is known and anything comes of it.
 */
export function judgeExchange(
  minorUnits: bigint,
  to: string,
  method: PayoutMethod,
  { currency: from, rails, quotes }: MethodToJudge,
): AccountVerdict {
  const limits = isCalledRail(method.rail) ? rails?.[method.rail]?.limits : undefined;
  const multipleMinorUnits = limits === undefined ? 1n : payableStep(limits, to);
  if (multipleMinorUnits === undefined) {
    return { pays: false, minorUnits, reason: 'rail-unavailable' };
  }
  const rate = quotes && findQuote(quotes, { from, to });
  if (rate === undefined) {
    const detail = describeMissing(from, to, quotes?.source);
    return { pays: false, minorUnits, reason: 'no-exchange-rate', detail };
  }
  const exchange = { rate, multipleMinorUnits };
  const converted = convertPayout({ minorUnits, currency: from }, exchange, quotes?.at ?? 0);
  if (converted.to.minorUnits === 0n) return { pays: false, minorUnits, reason: 'below-minimum' };
  return { pays: true, minorUnits, method, exchange };
}

function describeMissing(from: string, to: string, source: string | undefined): string {
  const whose = source === undefined ? '' : ` of ${source}`;
  return `No rate${whose} for ${from} in ${to} of the last ${maxQuoteAgeDays} days is recorded.`;
}
