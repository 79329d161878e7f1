import type { Attribution, JudgedTouch } from '../attribution/attribution.ts';
import { findLeakedCodes } from '../attribution/find-leaked-codes.ts';
import { formatDay } from '../time/format-instant.ts';
import type { OpenHold, OrderState } from './order-state.ts';

/**
 * An order with the holds that its own attribution asks for, until a person releases them: a leaked
 * code that earns because nothing else led to the order.
 *
 * The hold's id is made of the conversion and the reason, so that every assessment finds the same one.
 */
export function holdDoubtful(
  order: OrderState,
  attribution: Pick<Attribution, 'judged'>,
  conversionId: string,
): OrderState {
  const [leaked] = findLeakedCodes(attribution);
  if (leaked === undefined) return order;

  const hold: OpenHold = {
    holdId: `${conversionId}~leaked-code`,
    reason: 'leaked-code',
    note: describeLeak(leaked),
    since: order.firstRecordedAt,
  };
  if (order.releasedHoldIds.includes(hold.holdId)) return order;
  return { ...order, openHolds: [...order.openHolds, hold] };
}

function describeLeak({ candidate: { touch, code } }: JudgedTouch): string {
  const since = code?.leakedFrom === undefined ? '' : ` since ${formatDay(code.leakedFrom)}`;
  return `The code ${touch.code ?? touch.touchId} is known from coupon sites${since}, and nothing else led to the order.`;
}
