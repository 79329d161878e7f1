import type { AccountHead } from '../../core/ledger/account-head.ts';
import type { AccountWrite, LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';

export type MovePayoutPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'write'>;
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
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const payout = await payouts.findPayout(merchantId, payoutId);
    if (payout === undefined) return undefined;

    const head = await ledger.readHead(merchantId, payout.creatorId);
    const change = decide(head, payout);
    if (change === undefined) return payout;
    if ((await ledger.write(change)) === 'written') return change.payout?.next ?? payout;
  }
  throw new Error(`The account of the payout ${payoutId} kept changing.`);
}
