import type { CustomerHistory, CustomerOrder } from '../../../core/identity/customer-history.ts';
import type { EvidenceQuestion } from './gather-evidence.ts';

/** What is known of the buyer's orders; `undefined` if nobody knows who bought. */
export async function listOrdersOfBuyer(
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
