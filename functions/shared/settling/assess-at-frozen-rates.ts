import type { Terms } from '../../../core/assessment/assessment.ts';
import type { ConversionAssessment } from '../../../core/assessment/conversion-assessment.ts';
import type { RateStore } from '../../../core/money/rate-store.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { AwaitedRateError } from './awaited-rate-error.ts';
import { findRates, rateSourceOf } from './find-rates.ts';

/**
 * Restates at the rates that the close froze. Only a change of what happened can ask for one that the
 * close had no use for: that one is looked up, and as rates are facts, every later restatement finds
 * the same.
 *
 * @throws AwaitedRateError while it is missing; the message then waits in the queue, because a restatement that
 *   leaves an amount out would take it back.
 */
export async function assessAtFrozenRates<Assessed extends ConversionAssessment>(
  rates: Pick<RateStore, 'listDays'>,
  program: Program,
  frozen: { readonly terms: Terms; readonly at: Instant },
  assess: (terms: Terms) => Assessed,
): Promise<Assessed> {
  const { terms, at } = frozen;
  const assessment = assess(terms);
  if (assessment.missingRates === undefined) return assessment;

  const found = await findRates(rates, {
    merchantId: program.merchantId,
    source: terms.rateSource ?? rateSourceOf(program),
    at,
    pairs: assessment.missingRates,
  });
  const again = assess({ ...terms, rates: [...(terms.rates ?? []), ...found] });
  if (again.missingRates === undefined) return again;
  const names = again.missingRates.map(({ from, to }) => `${from} to ${to}`).join(', ');
  throw new AwaitedRateError(
    program.merchantId,
    `The conversion ${again.conversionId} is closed and waits for the rate ${names}.`,
  );
}
