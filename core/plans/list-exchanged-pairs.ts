import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import { exchangesAmounts } from './exchanges-amounts.ts';
import { listTermPairs } from './periods/list-term-pairs.ts';
import type { PlanVersion } from './plan.ts';

/**
 * Which rates a conversion in this currency may need under a version: from the currencies of amounts
 * into its own, and from that into those of the period terms that it counts under. Each once.
 */
export function listExchangedPairs(version: PlanVersion, currency: string): CurrencyPair[] {
  const promised = exchangesAmounts(version) ? listMoneyCurrencies(version) : [];
  return [
    ...promised.filter((from) => from !== currency).map((from) => ({ from, to: currency })),
    ...listTermPairs(version, currency),
  ];
}

function listMoneyCurrencies({ rules, assistBonus }: PlanVersion): string[] {
  const amounts = rules.flatMap(({ rewards }) =>
    rewards.flatMap((reward) => (reward.kind === 'percent' ? [] : reward.amount)),
  );
  const currencies = amounts.flatMap((amount) => ('currency' in amount ? amount.currency : []));
  return [
    ...new Set([
      ...currencies,
      ...(assistBonus === undefined ? [] : [assistBonus.amount.currency]),
    ]),
  ];
}
