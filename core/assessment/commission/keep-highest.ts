import type { Instant } from '../../time/instant.ts';
import type { CommissionGroup, GroupShare } from '../commission-group.ts';
import { type BindingVersion, bindsCreator } from './binding-version.ts';
import { listUnits, sumShares } from './sum-owed.ts';

/** What one version would give everybody. */
export type VersionOutcome = BindingVersion & { readonly groups: readonly CommissionGroup[] };

/**
 * Gives every creator the most that the versions that bind the creator would give for the conversion
 * as a whole. Each group keeps the shares of those for whom its version holds.
 *
 * The amount in cash decides. Where it is equal, a version holds that gives more in some other unit
 * and less in none; among equals the first.
 *
 * @param outcomes the version in force first, then the others, newest first.
 */
export function keepHighest(
  outcomes: readonly VersionOutcome[],
  enrolledAtOf: (creatorId: string) => Instant | undefined,
): readonly CommissionGroup[] {
  const [inForce, ...protecting] = outcomes;
  if (inForce !== undefined && protecting.length === 0) return inForce.groups;

  const choose = openChoice(outcomes);
  const chosen = new Map<string, number>();
  for (const { shares } of outcomes.flatMap(({ groups }) => groups)) {
    for (const { creatorId } of shares) {
      if (chosen.has(creatorId)) continue;
      chosen.set(creatorId, choose(creatorId, enrolledAtOf(creatorId)));
    }
  }
  return outcomes.flatMap(({ groups, protection }, place) =>
    groups.flatMap((group) =>
      keepShares(group, ({ creatorId }) => chosen.get(creatorId) === place, protection?.until),
    ),
  );
}

/** Answers the place of the outcome that holds for a creator. */
function openChoice(outcomes: readonly VersionOutcome[]) {
  const units = [undefined, ...listUnits(outcomes.flatMap(({ groups }) => groups))];
  const sums = outcomes.map(({ groups }) => units.map((unit) => sumShares(groups, unit)));

  return (creatorId: string, enrolledAt: Instant | undefined): number => {
    const amounts = sums.map((ofUnits) =>
      ofUnits.map((sum) => sum.get(creatorId)?.minorUnits ?? 0n),
    );
    let best = 0;
    outcomes.forEach((outcome, place) => {
      if (!bindsCreator(outcome, enrolledAt)) return;
      if (isBetter(amounts[place] ?? [], amounts[best] ?? [])) best = place;
    });
    return best;
  };
}

/** @param amounts by unit, cash first, as those of the other outcome. */
function isBetter([cash = 0n, ...inKind]: readonly bigint[], other: readonly bigint[]): boolean {
  const [otherCash = 0n, ...otherInKind] = other;
  if (cash !== otherCash) return cash > otherCash;
  const isLess = inKind.some((amount, place) => amount < (otherInKind[place] ?? 0n));
  return !isLess && inKind.some((amount, place) => amount > (otherInKind[place] ?? 0n));
}

function keepShares(
  group: CommissionGroup,
  holds: (share: GroupShare) => boolean,
  protectedUntil: Instant | undefined,
): CommissionGroup[] {
  const shares = group.shares.filter(holds);
  if (shares.length === 0) return [];
  if (shares.length === group.shares.length) return [{ ...group, protectedUntil }];
  const minorUnits = shares.reduce((sum, share) => sum + share.minorUnits, 0n);
  return [{ ...group, protectedUntil, shares, minorUnits, roundedMinorUnits: group.minorUnits }];
}
