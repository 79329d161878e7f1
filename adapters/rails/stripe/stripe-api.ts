import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import type { StripeRailAccess } from './stripe-rail-access.ts';

/** Answers keep this shape whatever the account's own version is. */
const apiVersion = '2025-09-30.clover';

/** Stripe's API, as a merchant's account sees it. */
export function stripeApi(
  { secretKey, address = 'https://api.stripe.com' }: StripeRailAccess,
  patience?: HttpPatience,
): ApiHttp {
  return apiHttp({
    address: `${address}/v1`,
    headers: { authorization: `Bearer ${secretKey}`, 'stripe-version': apiVersion },
    ...(patience === undefined ? {} : { patience }),
  });
}
