import type { OrderState } from '../../../core/assessment/order-state.ts';
import { anOrderSnapshot } from './an-order-snapshot.ts';
import { orderMoment } from './moments.ts';

/** The folded state of the factories' order, without refunds or holds. */
export function anOrderState(changes: Partial<OrderState> = {}): OrderState {
  return {
    snapshot: anOrderSnapshot(),
    refunds: [],
    openHolds: [],
    releasedHoldIds: [],
    conflicts: [],
    firstRecordedAt: orderMoment + 2_000,
    ...changes,
  };
}
