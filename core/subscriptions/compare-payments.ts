import type { SubscriptionPayment } from './subscription-store.ts';

/** Orders the payments of a subscription: by number, then by the moment they were placed, then by id. */
export function comparePayments(a: SubscriptionPayment, b: SubscriptionPayment): number {
  const [numberOfA, numberOfB] = [a.paymentNumber ?? Infinity, b.paymentNumber ?? Infinity];
  if (numberOfA !== numberOfB) return numberOfA < numberOfB ? -1 : 1;
  if (a.placedAt !== b.placedAt) return a.placedAt - b.placedAt;
  if (a.conversionId === b.conversionId) return 0;
  return a.conversionId < b.conversionId ? -1 : 1;
}
