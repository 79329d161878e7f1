import * as z from 'zod';

/** Why an account, or one's part of it, is not in a run. */
export const skipReason = z.enum([
  'not-due',
  'below-minimum',
  'no-payout-method',
  'no-reward-method',
  'rail-unavailable',
  'rail-account-incomplete',
  'no-exchange-rate',
  'program-paused',
  'on-hold',
  'in-debt',
  'tax-form-missing',
  'invoice-missing',
  'invoice-different',
  'tax-on-hold',
  'cooling-off',
  'duplicate-account',
]);
