/** The topics that carry a whole order. */
export const shopifyOrderTopics = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/fulfilled',
  'orders/cancelled',
] as const;

/** Topics that carry what became of an order. */
export const shopifyChangeTopics = ['orders/edited', 'refunds/create'] as const;

/** Topics that need scopes of their own, which not every app is given. */
export const shopifyScopedTopics = [
  'disputes/create',
  'disputes/update',
  'subscription_contracts/create',
  'subscription_billing_attempts/success',
] as const;
