import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAccess } from '../../http/read-access.ts';
import type { AddressPolicy } from '../../http/read-api-address.ts';
import { stripeApi } from './stripe-api.ts';
import { type StripeOnboarding, stripeOnboarding } from './stripe-onboarding.ts';
import { stripeRailAccessSchema } from './stripe-rail-access.ts';

/**
 * Opens the accounts of creators at Stripe with what the secret of a connection holds for it.
 *
 * @throws UnusableAccessError if that is not what is needed, or leads to an address that must not be called.
 */
export function openStripeOnboarding(
  written: unknown,
  settings: AddressPolicy & { readonly patience: HttpPatience },
): StripeOnboarding {
  const access = readAccess(stripeRailAccessSchema, written, settings);
  return stripeOnboarding(stripeApi(access, settings.patience));
}
