import type { Sha256 } from '../../encoding/hashing.ts';
import { cameBack, type Payout } from '../../payouts/payout.ts';
import { authorityJournal, remittedOf } from '../../tax/remittance.ts';
import type { Instant } from '../../time/instant.ts';
import type { Entry } from '../entry.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { maxPostingAgeMs } from '../posting-time.ts';
import { checkJournal } from './check-journal.ts';
import type { Violation } from './violation.ts';

type Authority = NonNullable<LedgerExport['authorities']>[number];

/**
 * One merchant's payments of withheld tax: each authority's journal is whole, moves nothing but that, its head is what its entries
 * come to, no reference is in it twice, and nothing was remitted that was not withheld at the time.
 */
export function checkRemittances(
  merchantId: string,
  { authorities = [], payouts }: Pick<LedgerExport, 'authorities' | 'payouts'>,
  sha256: Sha256,
): Violation[] {
  return authorities.flatMap((authority) => {
    const { head, entries } = authority;
    const name = authorityJournal(head.country);
    const where = `${merchantId}/${name}`;
    const ordered = entries.toSorted((a, b) => a.sequence - b.sequence);
    const end = { sequence: head.sequence, hash: head.lastHash };
    return [
      ...checkJournal({ merchantId, name, entries: ordered, end }, sha256),
      ...ordered.flatMap((entry) => checkPostings(where, name, entry)),
      ...checkCauses(where, ordered),
      ...checkHead(where, authority),
      ...checkLimits(where, ordered, payouts, head.country),
    ];
  });
}

function checkPostings(where: string, owner: string, entry: Entry): Violation[] {
  const at = `${where}#${entry.sequence}`;
  const stranger = entry.postings.find((posting) => posting.owner !== owner);
  const moved = paidBy(entry);
  const isRemittance =
    entry.kind === 'remit' &&
    entry.remittance !== undefined &&
    entry.postings.length === 2 &&
    moved > 0n &&
    entry.postings.some(({ account, minorUnits }) => {
      return account === 'cash-clearing' && minorUnits === -moved;
    });
  return [
    ...(stranger === undefined
      ? []
      : [
          { invariant: 'I14', where: at, detail: `The entry posts to ${stranger.owner}.` } as const,
        ]),
    ...(isRemittance
      ? []
      : [
          {
            invariant: 'I5',
            where: at,
            detail: 'The entry is no payment of withheld tax.',
          } as const,
        ]),
  ];
}

function checkCauses(where: string, entries: readonly Entry[]): Violation[] {
  return [...Map.groupBy(entries, ({ cause }) => cause)]
    .filter(([, same]) => same.length > 1)
    .map(([cause]) => ({ invariant: 'I5', where, detail: `${cause} is posted more than once.` }));
}

function checkHead(where: string, { head, entries }: Authority): Violation[] {
  const paid = new Map<string, bigint>();
  for (const entry of entries) {
    const name = nameOf(entry);
    paid.set(name, (paid.get(name) ?? 0n) + paidBy(entry));
  }
  const said = new Map(
    head.remitted.map((each) => [
      `${each.taxYear}/${each.currency}`,
      remittedOf(head.remitted, each),
    ]),
  );
  return [...new Set([...paid.keys(), ...said.keys()])]
    .toSorted()
    .filter((name) => (paid.get(name) ?? 0n) !== (said.get(name) ?? 0n))
    .map((name) => ({
      invariant: 'I9',
      where,
      detail: `The head says ${said.get(name) ?? 0n} remitted of ${name}, the entries say ${paid.get(name) ?? 0n}.`,
    }));
}

/** What came back later lowers what is owed, and not what was rightly paid. */
function checkLimits(
  where: string,
  ordered: readonly Entry[],
  payouts: readonly Payout[],
  country: string,
): Violation[] {
  const paid = new Map<string, bigint>();
  return ordered.flatMap((entry): Violation[] => {
    const name = nameOf(entry);
    const sum = (paid.get(name) ?? 0n) + paidBy(entry);
    paid.set(name, sum);
    const withheld = payouts
      .filter(({ withholding }) => withholding?.payerCountry === country)
      .filter(({ withholding, currency }) => `${withholding?.taxYear}/${currency}` === name)
      .filter((payout) => wasWithheldAt(payout, entry.postedAt))
      .reduce((total, { withholding }) => total + (withholding?.withheldMinorUnits ?? 0n), 0n);
    if (sum <= withheld) return [];
    const detail = `${sum} are remitted of ${name}, ${withheld} were withheld.`;
    return [{ invariant: 'I6', where: `${where}#${entry.sequence}`, detail }];
  });
}

/** Clocks differ, so what came back within the age of an entry may have been there still. */
function wasWithheldAt({ history, state }: Payout, at: Instant): boolean {
  const reservedAt = history[0]?.at ?? 0;
  if (reservedAt > at + maxPostingAgeMs) return false;
  if (!cameBack.includes(state)) return true;
  const backAt = history.find((step) => cameBack.includes(step.state))?.at ?? 0;
  return backAt > at - maxPostingAgeMs;
}

const nameOf = ({ remittance, postings }: Entry): string =>
  `${remittance?.taxYear}/${postings[0]?.unit}`;

function paidBy({ postings }: Entry): bigint {
  return postings
    .filter(({ account }) => account === 'tax-withheld')
    .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
}
