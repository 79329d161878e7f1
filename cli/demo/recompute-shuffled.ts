import { assess } from '../../core/assessment/assess.ts';
import { assessReportedActivity } from '../../core/assessment/assess-reported-activity.ts';
import {
  type ConversionAssessment,
  isOfOrder,
  requireOrderAssessment,
} from '../../core/assessment/conversion-assessment.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { OrderState } from '../../core/assessment/order-state.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import { netPositions } from '../../core/ledger/net-position.ts';
import type { StoredConversion } from '../../core/settlement/conversion-store.ts';
import { mulberry32, type Random } from './mulberry32.ts';
import { isOfPost } from './social/is-of-post.ts';

/** What was compared, and whether it was equal. */
export type ShuffleCheck = {
  /** Orders that are decided, and their facts. */
  readonly orders: number;
  readonly facts: number;
  /** Posts that are decided; how often each was reported depends on when it was looked at. */
  readonly posts: number;
  /** In so many orders of arrival. */
  readonly shuffles: number;
  readonly isEqual: boolean;
};

const repeatedOutOf100 = 30;

/**
 * Computes what every creator's decided orders come to from their stored facts, in random orders of
 * arrival and with some facts twice, at the credits and terms that the closes froze; and compares
 * it with what the ledger holds for the creator: settling, payable, in payout, paid and withheld,
 * less debt.
 */
export function recomputeShuffled(
  conversions: readonly StoredConversion[],
  entries: readonly Entry[],
  shuffles: number,
): ShuffleCheck {
  const decided = conversions.filter(({ state }) => state?.status === 'closed');
  const held = writePositions(
    netPositions(entries).map(({ creatorId, unit, net, pending, held: aside }) => ({
      place: `${creatorId} ${unit}`,
      minorUnits: net - pending - aside,
    })),
  );
  const equal = Array.from({ length: shuffles }, (_, seed) => {
    const random = mulberry32(seed + 1);
    return writePositions(decided.flatMap((one) => owedFrom(one, random))) === held;
  });

  const orders = decided.filter(({ state }) => !isOfPost(state?.conversionId ?? ''));
  return {
    orders: orders.length,
    facts: orders.reduce((sum, { facts }) => sum + facts.length, 0),
    posts: decided.length - orders.length,
    shuffles,
    isEqual: equal.every((one) => one),
  };
}

type Amount = { readonly place: string; readonly minorUnits: bigint };

function owedFrom({ state, facts, frozen }: StoredConversion, random: Random): Amount[] {
  const first = frozen.find(({ revision }) => revision === 1)?.assessment;
  if (state === undefined || first === undefined) {
    throw new RangeError('A decided order has a first revision.');
  }
  const order = foldOrder(shuffle(facts, random));
  const { owed, currency } = assessAgain(state.conversionId, order, first);
  return owed.map(({ creatorId, minorUnits }) => ({
    place: `${creatorId} ${currency}`,
    minorUnits,
  }));
}

/** At what the close froze: an order at its credits, a post at the creator's standing. */
function assessAgain(conversionId: string, order: OrderState, first: ConversionAssessment) {
  const { activity: reported } = order;
  if (isOfOrder(first) || reported === undefined || !('activity' in first)) {
    const { attribution, terms } = requireOrderAssessment(first);
    return assess({ conversionId, order, attribution, terms });
  }
  const activity = { ...first.activity, ...reported.activity };
  const withdrawn = reported.withdrawn === true;
  return assessReportedActivity({ conversionId, activity, withdrawn, terms: first.terms });
}

function shuffle(facts: readonly Fact[], random: Random): Fact[] {
  return random.shuffle([...facts, ...facts.filter(() => random.chance(repeatedOutOf100))]);
}

/** Sums by place as one text, places in order and without zeros, to be compared. */
function writePositions(amounts: readonly Amount[]): string {
  const sums = new Map<string, bigint>();
  for (const { place, minorUnits } of amounts) {
    sums.set(place, (sums.get(place) ?? 0n) + minorUnits);
  }
  return [...sums]
    .filter(([, minorUnits]) => minorUnits !== 0n)
    .map(([place, minorUnits]) => `${place} ${minorUnits}`)
    .toSorted()
    .join('\n');
}
