import type { Terms } from '../../../core/assessment/assessment.ts';
import { listBindingVersions } from '../../../core/assessment/commission/binding-version.ts';
import type { RateStore } from '../../../core/money/rate-store.ts';
import { listExchangedPairs } from '../../../core/plans/list-exchanged-pairs.ts';
import { listBudgetPairs } from '../../../core/programs/list-budget-pairs.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { findRates, rateSourceOf } from './find-rates.ts';

/**
 * Terms with the rates of the conversion's day that their versions and the program's budget may need,
 * as far as they are there.
 */
export async function addRates(
  rates: Pick<RateStore, 'listDays'>,
  program: Program,
  terms: Terms,
  conversion: { readonly currency: string; readonly at: Instant },
): Promise<Terms> {
  const { currency, at } = conversion;
  const promised = listBindingVersions(terms).flatMap(({ version }) =>
    listExchangedPairs(version, currency),
  );
  const all = [...promised, ...listBudgetPairs(program, currency)];
  const pairs = [...new Map(all.map((pair) => [`${pair.from}/${pair.to}`, pair])).values()];
  if (pairs.length === 0) return terms;

  const rateSource = rateSourceOf(program);
  const { merchantId } = program;
  return {
    ...terms,
    rates: await findRates(rates, { merchantId, source: rateSource, at, pairs }),
    rateSource,
  };
}
