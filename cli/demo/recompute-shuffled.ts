import { assess } from '../../core/assessment/assess.ts';
import { requireOrderAssessment } from '../../core/assessment/conversion-assessment.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import { netPositions } from '../../core/ledger/net-position.ts';
import type { StoredConversion } from '../../core/settlement/conversion-store.ts';
import { mulberry32, type Random } from './mulberry32.ts';

/** What was compared, and whether it was equal. */
export type ShuffleCheck = {
  /** Orders that are decided, and their facts. */
  readonly orders: number;
  readonly facts: number;
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

  return {
    orders: decided.length,
    facts: decided.reduce((sum, { facts }) => sum + facts.length, 0),
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
  const { conversionId } = state;
  const { attribution, terms } = requireOrderAssessment(first);
  const order = foldOrder(shuffle(facts, random));
  const { owed, currency } = assess({ conversionId, order, attribution, terms });
  return owed.map(({ creatorId, minorUnits }) => ({
    place: `${creatorId} ${currency}`,
    minorUnits,
  }));
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
