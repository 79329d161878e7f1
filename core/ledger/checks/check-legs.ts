import type { LedgerExport } from '../ledger-export.ts';
import { sumPostings } from '../sum-postings.ts';
import { listExpectedLegs } from './expected-legs.ts';
import { legIdOf } from './leg-id.ts';
import type { Violation } from './violation.ts';

type PlacedLeg = {
  readonly id: string;
  readonly place: string;
  readonly unit: string;
  readonly minorUnits: bigint;
  readonly heldMinorUnits?: bigint;
};

/**
 * One merchant's legs: each creator's part of each frozen revision, unit by unit, is in exactly one entry or still
 * waiting, with the amount that the revision changed; and what lies in `settling` is what waits.
 */
export function checkLegs(merchantId: string, store: LedgerExport): Violation[] {
  const placed = Map.groupBy(placedLegs(store), ({ id }) => id);
  const expected = store.conversions.flatMap((conversion) => listExpectedLegs(conversion));
  const known = new Set(expected.map(({ id }) => id));
  const strangers = [...placed.values()].flat().filter(({ id }) => !known.has(id));

  return [
    ...expected.flatMap((leg) => checkLeg(merchantId, leg, placed.get(leg.id) ?? [])),
    ...strangers.map(({ id, place }) => ({
      invariant: 'I11' as const,
      where: `${merchantId}/${id}`,
      detail: `A leg without a frozen revision is ${place}.`,
    })),
    ...checkTransit(merchantId, store),
  ];
}

function placedLegs({ accounts, waitingLegs }: LedgerExport): PlacedLeg[] {
  const settled = accounts.flatMap(({ head, entries }) =>
    entries.flatMap(({ sequence, legs }) =>
      legs.map((leg) => ({
        ...leg,
        id: legIdOf({ ...leg, creatorId: head.creatorId }),
        place: `in creator/${head.creatorId}#${sequence}`,
      })),
    ),
  );
  const waiting = waitingLegs.map((leg) => ({
    ...leg,
    id: legIdOf(leg),
    place: 'waiting',
  }));
  return [...settled, ...waiting];
}

function checkLeg(
  merchantId: string,
  { id, unit, minorUnits, heldMinorUnits = 0n }: Omit<PlacedLeg, 'place'>,
  found: readonly PlacedLeg[],
): Violation[] {
  const where = `${merchantId}/${id}`;
  const [first, ...others] = found;
  if (first === undefined) {
    return [{ invariant: 'I11', where, detail: 'The leg is in no entry and does not wait.' }];
  }
  if (others.length > 0) {
    const places = found.map(({ place }) => place).join(' and ');
    return [{ invariant: 'I11', where, detail: `The leg is ${places}.` }];
  }
  const { heldMinorUnits: firstHeld = 0n } = first;
  if (first.unit === unit && first.minorUnits === minorUnits && firstHeld === heldMinorUnits) {
    return [];
  }
  const detail =
    `The leg ${first.place} has ${first.minorUnits} ${first.unit} and holds ${firstHeld}, ` +
    `the frozen revision says ${minorUnits} ${unit} and ${heldMinorUnits}.`;
  return [{ invariant: 'I11', where, detail }];
}

/** Orders put into `settling` what their creators' entries take out; the rest must be waiting. */
function checkTransit(merchantId: string, store: LedgerExport): Violation[] {
  const entries = [
    ...store.conversions.flatMap(({ state }) => state.journal),
    ...store.accounts.flatMap((account) => account.entries),
  ];
  const transit = sumPostings(
    entries.flatMap(({ postings }) => postings).filter(({ account }) => account === 'settling'),
    ({ owner, unit }) => `${unit} of ${owner}`,
  );
  for (const { creatorId, unit, minorUnits } of store.waitingLegs) {
    const key = `${unit} of ${creatorId}`;
    transit.set(key, (transit.get(key) ?? 0n) + minorUnits);
  }
  return [...transit]
    .filter(([, rest]) => rest !== 0n)
    .map(([key, rest]) => ({
      invariant: 'I11',
      where: `${merchantId}/settling`,
      detail: `${-rest} ${key} are on no way to anybody.`,
    }));
}
