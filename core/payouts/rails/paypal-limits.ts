import type { RailLimits } from '../payout-rail.ts';

/**
 * PayPal Payouts. A `sender_batch_id` is known for 30 days, so the same call is made for 29. HUF, JPY and TWD take no decimals
 * (developer.paypal.com/docs/reports/reference/paypal-supported-currencies).
 */
export const paypalLimits: RailLimits = {
  rail: 'paypal',
  maxPaymentsPerOrder: 15_000,
  idempotencyMs: 29 * 86_400_000,
  decimals: { HUF: 0, JPY: 0, TWD: 0 },
  multiples: { HUF: 100n, TWD: 100n },
  currencies: [
    ...['AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'ILS'],
    ...['JPY', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'SEK', 'SGD', 'THB', 'TWD', 'USD'],
  ],
};
