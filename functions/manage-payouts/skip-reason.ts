import * as z from 'zod';

/** Why an account, or one's part of it, is not in a run. */
export const skipReason = z.enum([
  'below-minimum',
  'no-payout-method',
  'rail-unavailable',
  'rail-account-incomplete',
  'no-exchange-rate',
  'program-paused',
  'on-hold',
  'in-debt',
  'tax-form-missing',
  'tax-on-hold',
  'cooling-off',
  'duplicate-account',
]);
