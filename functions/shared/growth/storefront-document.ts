import type { Storefront } from '../../../core/growth/storefront.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** A storefront as the API shows one. */
export function toStorefrontDocument({ merchantId: _, changedAt, ...storefront }: Storefront) {
  return {
    ...storefront,
    path: `/s/${storefront.slug}`,
    changedAt: formatInstant(changedAt),
  };
}
