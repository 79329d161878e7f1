import type { ConversionStatus } from '../../settlement/conversion.ts';
import type { OrderSnapshot } from '../order-facts.ts';
import type { UnpaidOrderReason } from './explained-unpaid.ts';

/** Why an order owes nobody anything, whatever its lines say; `undefined` if it may owe something. */
export function whyOrderEarnsNothing(
  status: ConversionStatus,
  order: OrderSnapshot | undefined,
): UnpaidOrderReason | undefined {
  if (status === 'excluded' || order?.test === true) return 'test-order';
  if (order?.cancelledAt !== undefined) return 'cancelled';
  if (order?.financialStatus === 'voided') return 'voided';
  return order?.financialStatus === 'refunded' ? 'order-refunded' : undefined;
}
