import type { OrderLine } from '../../core/assessment/order-facts.ts';
import type { Candidate } from '../../core/attribution/candidate.ts';
import { mulberry32 } from '../mulberry32.ts';
import { benchPlan } from './bench-plan.ts';
import type { ConversionCase } from './conversion-case.ts';
import { type Scenario, spoil } from './scenarios.ts';

const msPerDay = 86_400_000;
const firstOrderAt = Date.UTC(2026, 2, 2, 10);
const goods = [
  { productId: 'tent', categories: ['tents'], tags: ['new'] },
  { productId: 'lamp', categories: ['lamps'], tags: ['clearance', 'small'] },
  { productId: 'rope', categories: ['ropes', 'climbing'], tags: ['small'] },
];

/** Orders of three lines after ten touches of ten creators in the 30 days before; prices and times differ. */
export function makeCases(scenario: Scenario, count: number): ConversionCase[] {
  const random = mulberry32(42);
  return Array.from({ length: count }, (_, index) => makeCase(scenario, index, random));
}

function makeCase({ model, flaws }: Scenario, index: number, random: () => number): ConversionCase {
  const convertedAt = firstOrderAt + index * 60_000;
  const order = {
    orderId: `${1_000 + index}`,
    placedAt: convertedAt,
    currency: 'USD',
    taxIncluded: false,
    test: false,
    financialStatus: 'paid',
    paidAt: convertedAt,
    fullyFulfilled: false,
    lines: goods.map((good, place) => makeLine(good, place, random)),
    unallocatedDiscountMinorUnits: BigInt(Math.floor(random() * 900)),
    codes: [],
    tokens: [],
    refunds: [],
    buyerIdentityHashes: ['k1:buyer'],
    country: random() < 0.5 ? 'US' : 'DE',
    giftCardTenderMinorUnits: 0n,
  } as const;
  return {
    candidates: flaws.map((flaw, place) =>
      spoil(makeCandidate(index, place, convertedAt), flaw, convertedAt),
    ),
    conversion: {
      conversionId: `shop~${order.orderId}`,
      convertedAt,
      buyerIdentityHashes: order.buyerIdentityHashes,
      country: order.country,
    },
    policy: {
      model,
      clickWindowDays: 30,
      viewWindowDays: 1,
      viewsEarn: false,
      codeVsLink: 'code-wins',
    },
    order: {
      snapshot: order,
      refunds: [],
      openHolds: [],
      conflicts: [],
      releasedHoldIds: [],
      firstRecordedAt: convertedAt + 2_000,
    },
    terms: { planVersion: benchPlan, customer: random() < 0.3 ? 'new' : 'returning' },
  };
}

function makeLine(good: (typeof goods)[number], place: number, random: () => number): OrderLine {
  const quantity = 1 + Math.floor(random() * 3);
  return {
    ...good,
    lineId: `line-${place}`,
    title: good.productId,
    quantity,
    quantityAfterEdits: quantity,
    grossMinorUnits: BigInt(500 + Math.floor(random() * 20_000)),
    discountMinorUnits: BigInt(Math.floor(random() * 300)),
    taxMinorUnits: 0n,
    giftCard: false,
    requiresShipping: true,
  };
}

function makeCandidate(index: number, place: number, convertedAt: number): Candidate {
  const creatorId = `creator-${place}`;
  const at = convertedAt - (10 - place) * 2.9 * msPerDay;
  return {
    touch: {
      touchId: `touch-${index}-${place}`,
      kind: 'click',
      at,
      recordedAt: at + 1_000,
      programId: 'spring',
      creatorId,
      slug: `${creatorId}-tent`,
      visitorId: `visitor-${index}`,
    },
    enrolment: { enrolledAt: 0, tier: place % 4 === 0 ? 'gold' : 'base' },
    link: { activeFrom: 0 },
    creatorIdentityHashes: [`k1:${creatorId}`],
  };
}
