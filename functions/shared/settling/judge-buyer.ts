import { findDuplicate } from '../../../core/assessment/find-duplicate.ts';
import { isNewCustomer } from '../../../core/assessment/is-new-customer.ts';
import { valueAsOrdered } from '../../../core/assessment/value-as-ordered.ts';
import type { CustomerHistory, CustomerOrder } from '../../../core/identity/customer-history.ts';
import type { Evidence, EvidenceQuestion } from './gather-evidence.ts';
import { listOrdersOfBuyer } from './list-orders-of-buyer.ts';

/** What the buyer's history says of an order. */
export type JudgedBuyer = Pick<Evidence, 'customer' | 'duplicateOf'>;

/** Says whether the buyer is new, and whether the buyer's orders hold this one already. */
export async function judgeBuyer(
  history: CustomerHistory,
  question: EvidenceQuestion,
  flaggedIdentities: readonly string[],
): Promise<JudgedBuyer> {
  return judgeCustomer(question, await listOrdersOfBuyer(history, question, flaggedIdentities));
}

function judgeCustomer(
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
