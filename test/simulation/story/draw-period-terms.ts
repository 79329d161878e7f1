import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { PeriodTerm } from '../../../core/plans/period-term.ts';

const percent = (numerator: bigint) => ({ numerator, denominator: 100n });

/** One to three terms of months and of the quarter, such that what the orders of a story come to may reach them. */
export function drawPeriodTerms(random: Random): PeriodTerm[] {
  const kinds = random.shuffle(['bonus', 'tiers', 'cap', 'guarantee'] as const);
  return kinds
    .slice(0, random.pick([1, 1, 2, 2, 3]))
    .map((kind) => drawTerm(random, kind, random.pick(['USD', 'EUR'])));
}

/** Whether what a term has reached when its period is stated stays, whatever is refunded later. */
export const staysReached = ({ kind }: PeriodTerm): boolean => kind === 'bonus' || kind === 'tiers';

function drawTerm(random: Random, kind: PeriodTerm['kind'], currency: string): PeriodTerm {
  const termId = `${kind}-${currency}`;
  const period = random.pick(['month', 'month', 'quarter'] as const);
  const amount = { minorUnits: BigInt(1 + random.below(1_500)), currency };
  switch (kind) {
    case 'bonus':
      return { kind, termId, period, amount, ...drawThreshold(random) };
    case 'tiers':
      return {
        ...{ kind, termId, period, currency, measure: 'revenue' },
        applies: random.pick(['next-period', 'marginal', 'retroactive', 'retroactive']),
        steps: [
          { tier: 'silver', from: BigInt(random.pick([1, 1, 2_000])), addedRate: percent(2n) },
          { tier: 'gold', from: 8_000n, addedRate: percent(5n) },
        ],
      };
    case 'cap':
      return { kind, termId, period: random.pick(['day', period]), most: amount };
    case 'guarantee':
      return { kind, termId, period, atLeast: amount };
  }
}

function drawThreshold(random: Random) {
  return random.pick([
    { measure: 'revenue', threshold: 5_000n },
    { measure: 'commission', threshold: 900n },
    { measure: 'orders', threshold: 2n },
  ] as const);
}
