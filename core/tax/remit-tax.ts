import type { Sha256 } from '../encoding/hashing.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { Instant } from '../time/instant.ts';
import { parseDay } from '../time/parse-day.ts';
import {
  type AuthorityHead,
  authorityJournal,
  type Remittance,
  type RemittanceWrite,
  remittedOf,
} from './remittance.ts';

/** More was to be remitted than is withheld and not yet paid to the authority. */
export class TooMuchRemittedError extends Error {
  readonly openMinorUnits: bigint;

  constructor(openMinorUnits: bigint) {
    super(`Only ${openMinorUnits} are withheld and not yet remitted.`);
    this.name = 'TooMuchRemittedError';
    this.openMinorUnits = openMinorUnits;
  }
}

/**
 * Posts that withheld tax was paid to its authority: Dr `tax-withheld`, Cr `cash-clearing`, both of the authority.
 *
 * @param withheldMinorUnits what is withheld of all receivers in the tax year, less what came back.
 * @throws TooMuchRemittedError if with what was paid before it is more than that; RangeError if nothing is paid, or for another
 *   merchant's or country's payment.
 */
export function remitTax(
  head: AuthorityHead,
  remittance: Remittance,
  withheldMinorUnits: bigint,
  { postedAt, sha256 }: { readonly postedAt: Instant; readonly sha256: Sha256 },
): RemittanceWrite {
  const { merchantId, country, period, taxYear, currency, minorUnits, reference, paidOn } =
    remittance;
  if (merchantId !== head.merchantId || country !== head.country) {
    throw new RangeError(`The payment is not for ${head.country}.`);
  }
  const eventAt = parseDay(paidOn);
  if (eventAt === undefined) throw new RangeError(`"${paidOn}" is not a day.`);
  if (minorUnits <= 0n) throw new RangeError('A remittance pays something.');
  const open = withheldMinorUnits - remittedOf(head.remitted, remittance);
  if (minorUnits > open) throw new TooMuchRemittedError(open > 0n ? open : 0n);

  const journal = authorityJournal(country);
  const side = { owner: journal, unit: currency };
  const entry = appendEntry(
    {
      ...{ journal, kind: 'remit', cause: `remit/${country}/${reference}`, eventAt, postedAt },
      postings: [
        { ...side, account: 'tax-withheld', minorUnits },
        { ...side, account: 'cash-clearing', minorUnits: -minorUnits },
      ],
      legs: [],
      remittance: { country, period, taxYear, reference, paidOn },
    },
    { sequence: head.sequence, hash: head.lastHash },
    sha256,
  );
  const next = { ...head, sequence: entry.sequence, lastHash: entry.hash };
  return { head: { ...next, remitted: addTo(head, remittance) }, entry, remittance };
}

function addTo({ remitted }: AuthorityHead, remittance: Remittance): AuthorityHead['remitted'] {
  const { taxYear, currency, minorUnits } = remittance;
  const others = remitted.filter((each) => each.taxYear !== taxYear || each.currency !== currency);
  const sum = remittedOf(remitted, remittance) + minorUnits;
  return [...others, { taxYear, currency, minorUnits: sum }].toSorted(
    (a, b) => a.taxYear - b.taxYear || (a.currency < b.currency ? -1 : 1),
  );
}
