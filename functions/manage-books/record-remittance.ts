import type { Sha256 } from '../../core/encoding/hashing.ts';
import { assertPostedNow } from '../../core/ledger/posting-time.ts';
import { remitTax } from '../../core/tax/remit-tax.ts';
import type { Remittance } from '../../core/tax/remittance.ts';
import type { PostedRemittance, RemittanceStore } from '../../core/tax/remittance-store.ts';
import { sumWithheld } from '../../core/tax/sum-withheld.ts';
import type { Instant } from '../../core/time/instant.ts';

export type RecordRemittancePorts = {
  readonly remittances: RemittanceStore;
  readonly sha256: Sha256;
  readonly now: () => Instant;
};

/** As often as others may come first. */
const attempts = 5;

/**
 * Posts that withheld tax was paid to its authority, once for each reference.
 *
 * @returns `known` with what was posted under the reference before, whatever it was.
 * @throws TooMuchRemittedError if so much is not withheld and open.
 */
export async function recordRemittance(
  { remittances, sha256, now }: RecordRemittancePorts,
  remittance: Remittance,
): Promise<{ readonly outcome: 'posted' | 'known'; readonly remittance: PostedRemittance }> {
  const { merchantId, country, reference, taxYear, currency } = remittance;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const known = await remittances.find(merchantId, country, reference);
    if (known !== undefined) return { outcome: 'known', remittance: known };

    const head = await remittances.readHead(merchantId, country);
    // After the head: whoever remits meanwhile moves it.
    const totals = await remittances.listTaxYear(merchantId, taxYear);
    const postedAt = now();
    const withheld = sumWithheld(totals, currency);
    const change = remitTax(head, remittance, withheld, { postedAt, sha256 });
    assertPostedNow(change.entry, now());
    if ((await remittances.write(change)) === 'stale') continue;
    const { sequence } = change.entry;
    return { outcome: 'posted', remittance: { ...remittance, sequence, postedAt } };
  }
  throw new Error(`Others remit to ${country} at the same time.`);
}
