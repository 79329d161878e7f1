import type { HoldSettings } from '../programs/program.ts';
import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import type { OrderState } from './order-state.ts';

/**
 * When an order that nobody has paid in full expires: `unpaidExpiryDays` after it was placed. `undefined` if
 * it is paid, decided otherwise (a test, cancelled, voided), or has not arrived.
 */
export function computeExpiryAt(
  { snapshot }: Pick<OrderState, 'snapshot'>,
  { unpaidExpiryDays }: Pick<HoldSettings, 'unpaidExpiryDays'>,
): Instant | undefined {
  if (snapshot === undefined || snapshot.test || snapshot.paidAt !== undefined) return undefined;
  const { cancelledAt, financialStatus, placedAt } = snapshot;
  if (cancelledAt !== undefined || financialStatus === 'voided') return undefined;
  return addDays(placedAt, unpaidExpiryDays);
}
