import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { AllowanceKey, AllowanceState } from '../../core/plans/budgets/allowance.ts';
import type { Instant } from '../../core/time/instant.ts';
import { counterKey } from './keys/conversion-keys.ts';
import type { Item } from './table.ts';

/** The counter of an allowance, and when it was written last. */
export type Counter = {
  readonly key: AllowanceKey;
  readonly state: AllowanceState;
  readonly updatedAt: Instant;
};

/** The stream tells of it, so it names whose it is. */
export function toCounterItem({ key, state, updatedAt }: Counter): Item {
  return { ...counterKey(key), allowance: encodeJson(key), body: encodeJson(state), updatedAt };
}

export function fromCounterItem(item: Item): Counter {
  return {
    key: decodeJson(item.allowance as string),
    state: decodeJson(item.body as string),
    updatedAt: item.updatedAt as Instant,
  };
}
