import type { Sha256 } from '../../encoding/hashing.ts';
import type { AccountHead, UnitBalances } from '../account-head.ts';
import {
  type Balances,
  balancesOf,
  emptyBalances,
  findImpossibleBalance,
  foldPostings,
} from '../balances.ts';
import type { Entry, LegReference } from '../entry.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { sumPostings } from '../sum-postings.ts';
import { checkDivisions } from './check-divisions.ts';
import { checkIndirectTax } from './check-indirect-tax.ts';
import { checkJournal } from './check-journal.ts';
import { checkPeriods } from './check-periods.ts';
import type { Violation } from './violation.ts';

/** A creator's account: its journal is whole, and its head is what the entries come to. */
export function checkAccount(
  { head, entries, periods = [] }: LedgerExport['accounts'][number],
  sha256: Sha256,
): Violation[] {
  const { merchantId, creatorId } = head;
  const name = `creator/${creatorId}`;
  const where = `${merchantId}/${name}`;
  const end = { sequence: head.sequence, hash: head.lastHash };
  const ordered = entries.toSorted((a, b) => a.sequence - b.sequence);

  return [
    ...checkJournal({ merchantId, name, entries: ordered, end }, sha256),
    ...ordered.flatMap((entry) => checkOwners(`${where}#${entry.sequence}`, creatorId, entry)),
    ...ordered.flatMap((entry) => checkTakenLegs(`${where}#${entry.sequence}`, entry)),
    ...checkSteps(where, ordered),
    ...checkHead(where, head, ordered),
    ...checkPaid(where, ordered),
    ...checkDivisions(where, head, ordered),
    ...checkIndirectTax(where, head, ordered),
    ...checkPeriods(where, ordered, periods),
  ];
}

function checkOwners(where: string, creatorId: string, { postings }: Entry): Violation[] {
  const stranger = postings.find(({ owner }) => owner !== creatorId);
  if (stranger === undefined) return [];
  return [{ invariant: 'I14', where, detail: `The entry posts to ${stranger.owner}.` }];
}

/** A settling entry takes from `settling`, and holds back, exactly what its legs come to. */
function checkTakenLegs(where: string, entry: Entry): Violation[] {
  const settles = sumBeyondLegs(entry, 'settling', ({ minorUnits }) => minorUnits);
  const holds = sumBeyondLegs(entry, 'held', ({ heldMinorUnits = 0n }) => -heldMinorUnits);
  return [
    ...settles.map(([unit, sum]) => `settles ${sum} ${unit} more than its legs`),
    ...holds.map(([unit, sum]) => `holds back ${-sum} ${unit} more than its legs`),
  ].map((what) => ({ invariant: 'I11', where, detail: `The entry ${what}.` }));
}

function sumBeyondLegs(
  { postings, legs }: Entry,
  account: 'settling' | 'held',
  ofLeg: (leg: LegReference) => bigint,
): [unit: string, minorUnits: bigint][] {
  const sums = sumPostings(
    postings.filter((posting) => posting.account === account),
    ({ unit }) => unit,
  );
  for (const leg of legs) sums.set(leg.unit, (sums.get(leg.unit) ?? 0n) - ofLeg(leg));
  return [...sums].filter(([, sum]) => sum !== 0n);
}

/** The balances after every single entry are possible ones. */
function checkSteps(where: string, ordered: readonly Entry[]): Violation[] {
  let balances: Balances = {};
  return ordered.flatMap((entry): Violation[] => {
    balances = foldPostings(balances, entry.postings);
    return Object.entries(balances).flatMap(([unit, each]) => {
      const mistake = findImpossibleBalance(each);
      if (mistake === undefined) return [];
      const invariant = each.payable > 0n && each.debt > 0n ? 'I8' : 'I6';
      return [{ invariant, where: `${where}#${entry.sequence}`, detail: `${mistake} in ${unit}.` }];
    });
  });
}

function checkHead(where: string, head: AccountHead, ordered: readonly Entry[]): Violation[] {
  const folded = foldPostings(
    {},
    ordered.flatMap((entry) => entry.postings),
  );
  const units = [...new Set([...Object.keys(folded), ...Object.keys(head.balances)])].toSorted();
  const names = Object.keys(emptyBalances) as (keyof UnitBalances)[];
  return units.flatMap((unit) =>
    names
      .filter((name) => balancesOf(head.balances, unit)[name] !== balancesOf(folded, unit)[name])
      .map((name) => ({
        invariant: 'I9' as const,
        where,
        detail:
          `The head says ${name} ${balancesOf(head.balances, unit)[name]} ${unit}, ` +
          `the entries say ${balancesOf(folded, unit)[name]}.`,
      })),
  );
}

/** What was ever reserved and did not come back is at most what ever became payable. */
function checkPaid(where: string, ordered: readonly Entry[]): Violation[] {
  const settled = sumPostings(
    ordered
      .filter(({ kind }) => kind === 'settle' || kind === 'period' || kind === 'indirect-tax')
      .flatMap(({ postings }) => postings)
      .filter(({ account, minorUnits }) => account === 'payable' && minorUnits < 0n),
    ({ unit }) => unit,
  );
  const folded = foldPostings(
    {},
    ordered.flatMap((entry) => entry.postings),
  );
  return Object.entries(folded)
    .map(
      ([unit, { paid, inPayout, taxWithheld }]) => [unit, paid + inPayout + taxWithheld] as const,
    )
    .filter(([unit, reserved]) => reserved > -(settled.get(unit) ?? 0n))
    .map(([unit, reserved]) => ({
      invariant: 'I6',
      where,
      detail: `${reserved} ${unit} are paid, in payout or withheld, only ${-(settled.get(unit) ?? 0n)} were ever payable.`,
    }));
}
