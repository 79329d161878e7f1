import { findDuplicate } from '../../../core/assessment/find-duplicate.ts';
import { isNewCustomer } from '../../../core/assessment/is-new-customer.ts';
import { valueAsOrdered } from '../../../core/assessment/value-as-ordered.ts';
import type { CustomerOrder } from '../../../core/identity/customer-history.ts';
import type { Evidence, EvidenceQuestion } from './gather-evidence.ts';

/** What the buyer's history says of an order. */
export type JudgedBuyer = Pick<Evidence, 'customer' | 'duplicateOf'>;

/**
 * Says whether the buyer is new, and whether the buyer's orders hold this one already.
 *
 * @param known what is known of the buyer's orders; `undefined` if nobody knows who bought.
 */
export function judgeBuyer(
  { program, conversionId, order, cutOff }: EvidenceQuestion,
  known: readonly CustomerOrder[] | undefined,
): JudgedBuyer {
  if (known === undefined) return { customer: 'unknown' };
  const { placedAt } = order;
  const lookbackDays = program.newCustomerLookbackDays;
  const isNew = isNewCustomer({ conversionId, placedAt }, known, { cutOff, lookbackDays });
  const value = valueAsOrdered(order);
  const duplicate =
    value === undefined
      ? undefined
      : findDuplicate({ conversionId, placedAt, value }, known, cutOff);
  return {
    customer: isNew ? 'new' : 'returning',
    ...(duplicate === undefined ? {} : { duplicateOf: duplicate.conversionId }),
  };
}
