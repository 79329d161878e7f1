import type { CalledRail, PayoutRail } from '../../core/payouts/payout-rail.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { HttpPatience } from '../http/patient-ky.ts';
import { readAccess } from '../http/read-access.ts';
import type { AddressPolicy } from '../http/read-api-address.ts';
import { fulfilmentAccessSchema } from './fulfilment/fulfilment-access.ts';
import { fulfilmentApi } from './fulfilment/fulfilment-api.ts';
import { fulfilmentRail } from './fulfilment/fulfilment-rail.ts';
import { paypalApi } from './paypal/paypal-api.ts';
import { paypalRail } from './paypal/paypal-rail.ts';
import { paypalRailAccessSchema } from './paypal/paypal-rail-access.ts';
import { giftCardAccessSchema } from './shopify-gift-card/gift-card-access.ts';
import { giftCardApi } from './shopify-gift-card/gift-card-api.ts';
import { giftCardRail } from './shopify-gift-card/gift-card-rail.ts';
import { stripeApi } from './stripe/stripe-api.ts';
import { stripeRail } from './stripe/stripe-rail.ts';
import { stripeRailAccessSchema } from './stripe/stripe-rail-access.ts';
import { wiseApi } from './wise/wise-api.ts';
import { wiseRail } from './wise/wise-rail.ts';
import { wiseRailAccessSchema } from './wise/wise-rail-access.ts';

export type RailSettings = AddressPolicy & {
  readonly now: () => Instant;
  /** Absent: as long as a worker can wait. */
  readonly patience?: HttpPatience;
};

/**
 * Opens a rail with what the secret of its connection holds for it.
 *
 * @throws UnusableAccessError if that is not what the rail needs, or leads to an address that must not be called.
 */
export function openPayoutRail(
  rail: CalledRail,
  written: unknown,
  settings: RailSettings,
): PayoutRail {
  const { now, patience } = settings;
  switch (rail) {
    case 'stripe': {
      const access = readAccess(stripeRailAccessSchema, written, settings);
      return stripeRail(stripeApi(access, patience), now);
    }
    case 'paypal': {
      const access = readAccess(paypalRailAccessSchema, written, settings);
      return paypalRail(paypalApi(access, now, patience), now);
    }
    case 'wise': {
      const access = readAccess(wiseRailAccessSchema, written, settings);
      return wiseRail(wiseApi(access, patience), access, now);
    }
    case 'fulfilment': {
      const access = readAccess(fulfilmentAccessSchema, written, settings);
      return fulfilmentRail(fulfilmentApi(access, now, patience), now);
    }
    case 'shopify-gift-card': {
      const access = readAccess(giftCardAccessSchema, written, settings);
      return giftCardRail(giftCardApi(access, patience), access, now);
    }
  }
}
