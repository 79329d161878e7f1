import type { PeriodTerm, TierStep } from '../period-term.ts';
import { findAmountProblems, findCurrencyProblems } from './find-amount-problems.ts';
import { findRateProblems } from './find-rate-problems.ts';
import type { Finding } from './finding.ts';

/** What is wrong with one period term by itself. */
export function findTermProblems(term: PeriodTerm): Finding[] {
  switch (term.kind) {
    case 'tiers':
      return [
        ...findCurrencyProblems(term.currency).map((message) => ({ path: ['currency'], message })),
        ...findStepProblems(term.steps),
        ...findUnearnedTiers(term),
      ];
    case 'cap':
      return findAmountProblems(term.most, 'a cap').map((message) => ({ path: ['most'], message }));
    case 'guarantee':
      return findAmountProblems(term.atLeast, 'a guarantee').map((message) => ({
        path: ['atLeast'],
        message,
      }));
    case 'bonus':
      return [
        ...(term.threshold > 0n
          ? []
          : [
              {
                path: ['threshold'],
                message:
                  'a bonus needs a threshold above zero; whoever does nothing would reach it.',
              },
            ]),
        ...findAmountProblems(term.amount, 'a bonus').map((message) => ({
          path: ['amount'],
          message,
        })),
      ];
  }
}

/** A period in which nothing has happened is kept nowhere, so nobody could say that it had reached a tier. */
function findUnearnedTiers({ applies, steps }: Extract<PeriodTerm, { kind: 'tiers' }>): Finding[] {
  if (applies !== 'next-period') return [];
  return steps.flatMap(({ tier, from, addedRate }, place) =>
    from === 0n && addedRate.numerator > 0n
      ? [
          {
            path: ['steps', place],
            message: `tier "${tier}" adds something in the next period and needs a threshold above zero; whoever does nothing would reach it.`,
          },
        ]
      : [],
  );
}

function findStepProblems(steps: readonly TierStep[]): Finding[] {
  if (steps.length === 0)
    return [{ path: ['steps'], message: 'it has no tiers; name one or more.' }];

  const names = steps.map(({ tier }) => tier);
  return steps.flatMap(({ tier, from, addedRate }, place) => {
    const before = steps[place - 1];
    return [
      tier === '' && 'a tier has no name.',
      names.indexOf(tier) < place && `there are two tiers "${tier}"; a tier has one threshold.`,
      from < 0n && `the threshold of tier "${tier}" is negative.`,
      before !== undefined &&
        from <= before.from &&
        `tier "${tier}" does not begin above "${before.tier}"; put the tiers in ascending order.`,
      ...findRateProblems(addedRate, 'the base').map((problem) => `of tier "${tier}", ${problem}`),
    ]
      .filter((message) => message !== false)
      .map((message) => ({ path: ['steps', place], message }));
  });
}
