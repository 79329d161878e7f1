import type { AccountHead } from '../../../core/ledger/account-head.ts';
import type { AccountWrite, LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import type { PayoutStore } from '../../../core/payouts/payout-store.ts';
import { withTaxYear } from './with-tax-year.ts';

export type MovePayoutPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'readTaxYear' | 'write'>;
  readonly payouts: Pick<PayoutStore, 'findPayout'>;
};

/** Somebody else wrote to the account this often in a row: give the work back to its sender. */
const maxAttempts = 16;

/**
 * Moves a payout on, together with its entry: reads both, lets `decide` make the write (nothing, if
 * there is nothing to do any more), and starts over when somebody else wrote meanwhile. Answers the
 * payout as it is afterwards; `undefined` if the merchant has no such payout.
 */
export async function movePayout(
  { ledger, payouts }: MovePayoutPorts,
  merchantId: string,
  payoutId: string,
  decide: (head: AccountHead, payout: Payout) => AccountWrite | undefined,
): Promise<Payout | undefined> {
  const known = await payouts.findPayout(merchantId, payoutId);
  if (known === undefined) return undefined;

  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    // The head first: a payout that moves after it makes the write stale, one that moved before
    // it is read as moved. The other way round, its money could be missing from the head already.
    const head = await ledger.readHead(merchantId, known.creatorId);
    const payout = (await payouts.findPayout(merchantId, payoutId)) ?? known;
    const decided = decide(head, payout);
    if (decided === undefined) return payout;
    const change = await withTaxYear(ledger, decided);
    if ((await ledger.write(change)) === 'written') return change.payout?.next ?? payout;
  }
  throw new Error(`The account of the payout ${payoutId} kept changing.`);
}
