import type { PayoutSchedule } from '../../../core/payouts/payout-schedule.ts';
import type {
  Code,
  Creator,
  Enrolment,
  Link,
  Merchant,
  Program,
  RailConnection,
  ShopConnection,
  Standing,
} from '../../../core/programs/program.ts';
import { aSealedAccount, aSealedMethod } from '../a-text-seal.ts';
import { aPolicy } from './a-policy.ts';
import { daysBeforeOrder } from './moments.ts';

/** The merchant of the factories. */
export function aMerchant(changes: Partial<Merchant> = {}): Merchant {
  return {
    merchantId: 'acme',
    name: 'Acme Outdoor',
    debtor: {
      name: 'Acme Outdoor GmbH',
      iban: aSealedAccount('DE89370400440532013000', changes.merchantId),
      bic: 'COBADEFFXXX',
    },
    ...changes,
  };
}

/** Whatever is payable is due with each run of the schedule. */
export const dailySchedule: PayoutSchedule = { kind: 'net', days: 0 };

/** A program with the default policy, holds and payout minimums. */
export function aProgram(changes: Partial<Program> = {}): Program {
  return {
    merchantId: 'acme',
    programId: 'spring',
    name: 'Spring program',
    planId: 'standard',
    attribution: aPolicy(),
    hold: {
      afterFulfilmentDays: 30,
      afterPaymentDays: 45,
      digitalAfterPaymentDays: 14,
      unpaidExpiryDays: 30,
    },
    payouts: { minimums: [{ minorUnits: 2_500n, currency: 'USD' }] },
    rateProtectionDays: 30,
    landingHosts: ['acme.example'],
    ...changes,
  };
}

const miasMethod = {
  rail: 'sepa',
  holder: 'Mia Mountain',
  iban: 'DE02120300000000202051',
} as const;

/** Creator `mia`, paid by bank transfer. */
export function aCreator(changes: Partial<Creator> = {}): Creator {
  return {
    merchantId: 'acme',
    creatorId: 'mia',
    name: 'Mia Mountain',
    identityHashes: ['k1:mia'],
    payoutMethod: aSealedMethod(miasMethod, changes.merchantId),
    ...changes,
  };
}

/** `mia`'s enrolment in the factories' program, a year old. */
export function anEnrolment(changes: Partial<Enrolment> = {}): Enrolment {
  return {
    merchantId: 'acme',
    programId: 'spring',
    creatorId: 'mia',
    enrolledAt: daysBeforeOrder(365),
    standings: [],
    ...changes,
  };
}

/** A standing since the enrolment of `anEnrolment`. */
export function aStanding(changes: Partial<Standing> = {}): Standing {
  return { from: daysBeforeOrder(365), creatorClass: 'standard', ...changes };
}

/** `mia`'s link to the tent. */
export function aLink(changes: Partial<Link> = {}): Link {
  return {
    merchantId: 'acme',
    slug: 'mia-tent',
    programId: 'spring',
    creatorId: 'mia',
    destination: 'https://acme.example/products/tent',
    utm: { source: 'mia' },
    activeFrom: daysBeforeOrder(365),
    ...changes,
  };
}

/** `mia`'s code. */
export function aCode(changes: Partial<Code> = {}): Code {
  return {
    merchantId: 'acme',
    code: 'MIA10',
    programId: 'spring',
    creatorId: 'mia',
    validFrom: daysBeforeOrder(365),
    ...changes,
  };
}

/** The factories' shop connection. */
export function aConnection(changes: Partial<ShopConnection> = {}): ShopConnection {
  return {
    merchantId: 'acme',
    connectionId: 'acme.shop',
    provider: 'shopify',
    programId: 'spring',
    createdAt: daysBeforeOrder(365),
    ...changes,
  };
}

/** The bank that reports what became of transfers. */
export function aRailConnection(
  changes: Partial<Extract<RailConnection, { kind?: never }>> = {},
): RailConnection {
  return {
    merchantId: 'acme',
    connectionId: 'acme.bank',
    provider: 'sepa',
    createdAt: daysBeforeOrder(365),
    ...changes,
  };
}

/** The merchant's account at a rail that is called. */
export function aPayoutConnection(
  changes: Partial<Extract<RailConnection, { kind: 'payouts' }>> = {},
): RailConnection {
  return {
    merchantId: 'acme',
    connectionId: 'acme.stripe-payouts',
    provider: 'stripe',
    kind: 'payouts',
    createdAt: daysBeforeOrder(365),
    ...changes,
  };
}
