import type { VettingCard } from '../vetting/vetting-card.ts';
import type { Prospect } from './prospect.ts';
import type { Purchases } from './weigh-purchases.ts';

/** One part of a rank: what it is worth, of how much, and why. Without `points` it is not known. */
export type RankPart = {
  readonly part: 'vetting' | 'purchases';
  readonly points?: number;
  readonly of: number;
  readonly because: string;
};

export type RankedProspect = {
  readonly prospect: Prospect;
  readonly card: VettingCard;
  readonly purchases: Purchases;
  /** Of what is known. */
  readonly points: number;
  /** What these points could be at most, with what is known. */
  readonly of: number;
  readonly parts: readonly RankPart[];
};

/** Influence first: somebody who buys much and has no audience is a good customer. */
const vettingPoints = 60;
const purchasePoints = 40;
/** A customer who came back this often could hardly be a better one. */
const ordersForAllPoints = 5;

/**
 * Ranks customers as creators to be: 60 points for what the vetting card says, 40 for orders, eight for each of
 * the first five. What is not known gives no points and is said to be unknown. Ties go to more orders, then
 * to who left something last, then to the id.
 */
export function rankProspects(
  candidates: readonly Pick<RankedProspect, 'prospect' | 'card' | 'purchases'>[],
): RankedProspect[] {
  return candidates.map(rank).toSorted(compare);
}

function rank(candidate: Pick<RankedProspect, 'prospect' | 'card' | 'purchases'>): RankedProspect {
  const parts = [rateCard(candidate.card), ratePurchases(candidate.purchases)];
  const known = parts.filter(({ points }) => points !== undefined);
  return {
    ...candidate,
    points: known.reduce((sum, { points = 0 }) => sum + points, 0),
    of: known.reduce((sum, part) => sum + part.of, 0),
    parts,
  };
}

function rateCard({ score: { points, of } }: VettingCard): RankPart {
  const part = { part: 'vetting', of: vettingPoints } as const;
  if (of === 0) return { ...part, because: 'Nothing is known of the account.' };
  const scaled = Math.floor((points * vettingPoints) / 100);
  return {
    ...part,
    points: scaled,
    because: `The vetting card has ${points} points of the ${of} that are known; of 100, ${points} are ${scaled} of ${vettingPoints}.`,
  };
}

function ratePurchases(purchases: Purchases): RankPart {
  const part = { part: 'purchases', of: purchasePoints } as const;
  if (purchases.kind === 'shared') {
    return { ...part, because: 'So many orders are several people’s.' };
  }
  const { orders } = purchases;
  const each = purchasePoints / ordersForAllPoints;
  return {
    ...part,
    points: Math.min(orders, ordersForAllPoints) * each,
    because: `${orders} orders that count; each of the first ${ordersForAllPoints} gives ${each}.`,
  };
}

function compare(a: RankedProspect, b: RankedProspect): number {
  return (
    b.points - a.points ||
    ordersOf(b) - ordersOf(a) ||
    b.prospect.changedAt - a.prospect.changedAt ||
    (a.prospect.prospectId < b.prospect.prospectId ? -1 : 1)
  );
}

const ordersOf = ({ purchases }: RankedProspect): number =>
  purchases.kind === 'known' ? purchases.orders : 0;
