import type { ConversionStatus } from '../../settlement/conversion.ts';
import type { OrderState } from '../order-state.ts';
import type { UnpaidOrderReason } from './explained-unpaid.ts';

/** Why an order owes nobody anything, whatever its lines say; `undefined` if it may owe something. */
export function whyOrderEarnsNothing(
  status: ConversionStatus,
  state: Pick<OrderState, 'snapshot' | 'expired'> | undefined,
): UnpaidOrderReason | undefined {
  const order = state?.snapshot;
  if (status === 'excluded' || order?.test === true) return 'test-order';
  if (order?.cancelledAt !== undefined) return 'cancelled';
  if (order?.financialStatus === 'voided') return 'voided';
  if (state?.expired === true) return 'never-paid';
  return order?.financialStatus === 'refunded' ? 'order-refunded' : undefined;
}
