import type { Sha256 } from '../../encoding/hashing.ts';
import { authorityJournal, remittedOf } from '../../tax/remittance.ts';
import type { Entry } from '../entry.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { checkJournal } from './check-journal.ts';
import type { Violation } from './violation.ts';

export type Authority = NonNullable<LedgerExport['authorities']>[number];

/**
 * The journal of what was paid to a tax authority: it is whole, moves nothing but that, its head is what its entries come to, and
 * no reference is in it twice.
 */
export function checkAuthority(authority: Authority, sha256: Sha256): Violation[] {
  const { head, entries } = authority;
  const { merchantId } = head;
  const name = authorityJournal(head.country);
  const where = `${merchantId}/${name}`;
  const ordered = entries.toSorted((a, b) => a.sequence - b.sequence);
  const end = { sequence: head.sequence, hash: head.lastHash };
  return [
    ...checkJournal({ merchantId, name, entries: ordered, end }, sha256),
    ...ordered.flatMap((entry) => checkPostings(where, name, entry)),
    ...checkCauses(where, ordered),
    ...checkHead(where, authority),
  ];
}

/** Which tax year and currency an entry pays for. */
export const remittanceNameOf = ({ remittance, postings }: Entry): string =>
  `${remittance?.taxYear}/${postings[0]?.unit}`;

/** How much of what was withheld an entry pays. */
export function remittedBy({ postings }: Entry): bigint {
  return postings
    .filter(({ account }) => account === 'tax-withheld')
    .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
}

function checkPostings(where: string, owner: string, entry: Entry): Violation[] {
  const at = `${where}#${entry.sequence}`;
  const stranger = entry.postings.find((posting) => posting.owner !== owner);
  const moved = remittedBy(entry);
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
    const name = remittanceNameOf(entry);
    paid.set(name, (paid.get(name) ?? 0n) + remittedBy(entry));
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
