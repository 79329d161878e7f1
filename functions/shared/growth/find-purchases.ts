import { type Purchases, weighPurchases } from '../../../core/growth/weigh-purchases.ts';
import type { CustomerHistory } from '../../../core/identity/customer-history.ts';

/** What a person bought, found under each of the person's hashes. */
export async function findPurchases(
  history: Pick<CustomerHistory, 'list'>,
  merchantId: string,
  personHashes: readonly string[],
): Promise<Purchases> {
  const found = await Promise.all(personHashes.map((hash) => history.list(merchantId, hash)));
  return weighPurchases(found.flat());
}
