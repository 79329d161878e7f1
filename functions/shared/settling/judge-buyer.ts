import { findDuplicate } from '../../../core/assessment/find-duplicate.ts';
import { isNewCustomer } from '../../../core/assessment/is-new-customer.ts';
import { valueAsOrdered } from '../../../core/assessment/value-as-ordered.ts';
import type { CustomerHistory, CustomerOrder } from '../../../core/identity/customer-history.ts';
import type { Evidence, EvidenceQuestion } from './gather-evidence.ts';

/** What the buyer's history says of an order. */
export type JudgedBuyer = Pick<Evidence, 'customer' | 'duplicateOf'>;

/** Says whether the buyer is new, and whether the buyer's orders hold this one already. */
export async function judgeBuyer(
  history: CustomerHistory,
  question: EvidenceQuestion,
  flaggedIdentities: readonly string[],
): Promise<JudgedBuyer> {
  return judgeCustomer(question, await readHistory(history, question, flaggedIdentities));
}

/** What is known of the buyer's orders; `undefined` if nobody knows who bought. */
async function readHistory(
  history: CustomerHistory,
  { program, order }: EvidenceQuestion,
  flaggedIdentities: readonly string[],
): Promise<CustomerOrder[] | undefined> {
  // What is no person's (a till's address) makes nobody a returning customer.
  const hashes = order.buyerIdentityHashes.filter((hash) => !flaggedIdentities.includes(hash));
  if (hashes.length === 0) return undefined;
  const known = await Promise.all(hashes.map((hash) => history.list(program.merchantId, hash)));
  return known.flat();
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
