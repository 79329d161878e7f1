export { comparePayments } from './compare-payments.ts';
export { earnsAsRenewal } from './earns-as-renewal.ts';
export { type FirstPayment, findFirstPayment } from './find-first-payment.ts';
export type { SubscriptionPayment, SubscriptionStore } from './subscription-store.ts';
