import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Violation } from '../../core/ledger/checks/violation.ts';
import { addToTally } from '../../core/ledger/leg-tally.ts';
import { type LegTallies, noTallies, type Verification } from './verification.ts';

export type TalliedLeg = {
  readonly id: string;
  readonly unit: string;
  readonly minorUnits: bigint;
  readonly heldMinorUnits?: bigint | undefined;
};

type Tallies = Verification['tallies'];

/** The tallies with more legs of one merchant on one side. */
export function tallyLegs(
  tallies: Tallies,
  merchantId: string,
  side: keyof LegTallies,
  legs: readonly TalliedLeg[],
  sha256: Sha256,
): Tallies {
  const before = tallies[merchantId] ?? noTallies;
  const after = legs.reduce(
    (tally, { id, unit, minorUnits, heldMinorUnits }) =>
      addToTally(tally, { id, unit, minorUnits, heldMinorUnits }, sha256),
    before[side],
  );
  return { ...tallies, [merchantId]: { ...before, [side]: after } };
}

/** Merchants whose orders and accounts do not have the same legs. */
export function compareTallies(tallies: Tallies): Violation[] {
  return Object.entries(tallies).flatMap(([merchantId, { decided, placed }]): Violation[] => {
    if (decided.count === placed.count && decided.digest === placed.digest) return [];
    const detail =
      `Of what the orders have decided ${decided.count} legs are marked as posted, the accounts have ${placed.count}, ` +
      'and they are not the same. "tributary ledger verify" over an export names them.';
    return [{ invariant: 'I11', where: merchantId, detail }];
  });
}
