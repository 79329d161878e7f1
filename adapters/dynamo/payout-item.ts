import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import { batchPayoutsIndex, payoutKey } from './keys.ts';
import type { Item } from './table.ts';

/** A payout as an item of its creator's account; its state is an attribute, to be compared and set. */
export function toPayoutItem(payout: Payout): Item {
  const { merchantId, creatorId, payoutId, batchId, state } = payout;
  return {
    ...payoutKey(merchantId, creatorId, payoutId),
    ...batchPayoutsIndex(merchantId, batchId, payoutId),
    creatorId,
    state,
    body: encodeJson(payout),
  };
}

export function fromPayoutItem(item: Item): Payout {
  return decodeJson<Payout>(item.body as string);
}
