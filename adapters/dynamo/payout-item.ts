import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import { batchPayoutsIndex, payoutKey } from './keys/ledger-keys.ts';
import type { Condition } from './put-item.ts';
import type { Item } from './table.ts';

/** A payout as an item of its creator's account; its state and how often it moved are attributes, to be compared and set. */
export function toPayoutItem(payout: Payout): Item {
  const { merchantId, creatorId, payoutId, batchId, state } = payout;
  return {
    ...payoutKey(merchantId, creatorId, payoutId),
    ...batchPayoutsIndex(merchantId, batchId, payoutId),
    creatorId,
    state,
    moves: payout.history.length,
    body: encodeJson(payout),
  };
}

export function fromPayoutItem(item: Item): Payout {
  return decodeJson<Payout>(item.body as string);
}

/**
 * What is stored is what a payout's next state was made from: no move, and no line of the history, is written over.
 * Payouts from before moves were counted move by their state alone.
 */
export function followsPayout({ history }: Payout, expected: Payout['state']): Condition {
  return {
    expression: '#state = :state AND (attribute_not_exists(moves) OR moves = :moves)',
    names: { '#state': 'state' },
    values: { ':state': expected, ':moves': history.length - 1 },
  };
}
