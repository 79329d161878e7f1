/** A crash that a history is to have: at a call site, before or after the call's effect. */
export type Target = { readonly site: string; readonly when: 'before' | 'after' };

/** What a history is aimed at: nothing, a crash, or a crash and then another. */
export type Aim = readonly Target[];

const whens = ['before', 'after'] as const;

/**
 * Which crashes the history of a seed must not leave to chance. Of four seeds in a row two aim at
 * nothing or one crash, and one at a pair on the way of a payout; every target has its turn.
 */
export function aimOf(
  seed: number,
  sites: { readonly all: readonly string[]; readonly ofPayouts: readonly string[] },
): Aim {
  const turn = Math.floor(seed / 4);
  const target = (list: readonly string[], number: number): Target[] => {
    const site = list[Math.floor(number / 2) % list.length];
    const when = whens[number % 2];
    return site === undefined || when === undefined ? [] : [{ site, when }];
  };
  const kinds = ['nothing', 'pair', 'single', 'pair'] as const;
  const kind = kinds[seed % 4] ?? 'nothing';
  if (kind === 'nothing') return [];
  if (kind === 'single') return target(sites.all, turn);
  const count = sites.ofPayouts.length * 2;
  const pair = turn * 2 + (seed % 4 === 3 ? 1 : 0);
  return [
    ...target(sites.ofPayouts, Math.floor(pair / count)),
    ...target(sites.ofPayouts, pair % count),
  ];
}
