import { countryPattern, matching, regionPattern } from '../matching.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import type { StripeAddress, StripeCustomer } from './stripe-fields.ts';

/** Who bought: Stripe's customer, and every e-mail address that the object has, each once. */
export function findBuyer(
  customer: StripeCustomer,
  emails: readonly (string | null | undefined)[],
): UnsealedOrder['buyer'] {
  const known = [...emails, customer?.email].filter(
    (email) => email !== undefined && email !== null,
  );
  return {
    emails: [...new Set(known)],
    ...(customer ? { customerId: customer.id } : {}),
  };
}

/** The country and region of the first address that has a country. */
export function findPlace(
  addresses: readonly StripeAddress[],
): Pick<UnsealedOrder, 'country' | 'region'> {
  const address = addresses.find((each) => matching(countryPattern, each?.country) !== undefined);
  const country = matching(countryPattern, address?.country);
  const region = matching(regionPattern, address?.state);
  return {
    ...(country === undefined ? {} : { country }),
    ...(region === undefined ? {} : { region }),
  };
}
