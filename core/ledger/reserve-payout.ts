import type { Sha256 } from '../encoding/hashing.ts';
import type { Payout } from '../payouts/payout.ts';
import type { PayoutMethod } from '../programs/program.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHead } from './account-head.ts';
import { balancesOf } from './balances.ts';
import { isCash } from './is-cash.ts';
import type { AccountWrite } from './ledger-store.ts';
import { postToAccount } from './post-to-account.ts';

/**
 * Reserves everything payable of one currency for a payout, and writes the payout down with it.
 *
 * The payout's id derives from the entry, `<creator>-<currency>-<sequence>`, so one entry can never
 * become two payouts.
 *
 * @throws RangeError if nothing is payable, or for a unit that is no cash.
 */
export function reservePayout(
  head: AccountHead,
  order: {
    readonly currency: string;
    readonly runId: string;
    readonly batchId: string;
    readonly method: PayoutMethod;
    readonly at: Instant;
  },
  sha256: Sha256,
): AccountWrite & { readonly payout: { readonly next: Payout; readonly expected: undefined } } {
  const { currency, at, ...rest } = order;
  if (!isCash(currency)) throw new RangeError(`No payout moves ${currency}.`);
  const { payable } = balancesOf(head.balances, currency);
  if (payable <= 0n)
    throw new RangeError(`Nothing is payable to ${head.creatorId} in ${currency}.`);

  const payout: Payout = {
    merchantId: head.merchantId,
    payoutId: `${head.creatorId}-${currency.toLowerCase()}-${head.sequence + 1}`,
    creatorId: head.creatorId,
    currency,
    minorUnits: payable,
    state: 'intended',
    ...rest,
    coversUpToSequence: head.sequence,
    reversalSequence: head.reversalSequence,
    history: [{ state: 'intended', at, evidence: `run ${order.runId}` }],
  };
  const posted = postToAccount(
    head,
    {
      kind: 'reserve',
      cause: `reserve/${payout.payoutId}`,
      eventAt: at,
      postedAt: at,
      postings: [
        { account: 'payable', owner: head.creatorId, unit: currency, minorUnits: payable },
        { account: 'in-payout', owner: head.creatorId, unit: currency, minorUnits: -payable },
      ],
      legs: [],
    },
    sha256,
  );
  return { ...posted, legs: [], payout: { next: payout, expected: undefined } };
}
