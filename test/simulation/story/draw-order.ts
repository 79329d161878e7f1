import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Dispute } from '../../../core/assessment/dispute.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type {
  Fact,
  FactContent,
  OrderLine,
  OrderSnapshot,
  Refund,
} from '../../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import { type Instant, msPerDay, msPerHour } from '../../../core/time/instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { drawFigures } from './draw-figures.ts';
import { buyers, clicksOf, codeOf, visitorIds } from './people.ts';

/** Everything that the outside world says of an order, in the order of its versions. */
export type ToldOrder = {
  readonly merchantId: string;
  readonly conversionId: string;
  /** Snapshots: who bought, paid and cancelled decides credits and customers, so it is evidence. */
  readonly evidence: readonly Fact[];
  /** Refunds, edits, late parcels, holds and releases: they move money, whenever they arrive. */
  readonly late: readonly Fact[];
};

export type Place = {
  readonly merchantId: string;
  readonly shop: string;
  readonly orderId: string;
};

/** Draws an order with all that becomes of it. */
export function drawOrder(
  random: Random,
  merchantId: string,
  orderId: string,
  hasVisitors: boolean,
  from: Instant = orderMoment,
): ToldOrder {
  const place: Place = { merchantId, shop: random.pick(['shop', 'outlet']), orderId };
  const placedAt = from + random.below(2 * 24) * msPerHour;
  const drawn = drawSnapshot(random, place, placedAt);
  const first = hasVisitors ? { ...drawn, visitorId: random.pick(visitorIds) } : drawn;
  const refunds = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, (_, index) =>
    drawRefund(random, first, `refund-${index}`),
  );
  const evidence = drawEvidence(random, place, first);
  const { snapshot } = foldOrder(evidence);
  if (snapshot === undefined) throw new RangeError('An order has at least one version.');
  return {
    merchantId,
    conversionId: `${place.shop}~${orderId}`,
    evidence,
    late: [
      ...drawEdits(random, place, snapshot, refunds),
      ...refunds.flatMap((refund) => drawReports(random, place, refund, snapshot.currency)),
      ...drawHold(random, place, placedAt),
      ...drawDispute(random, place, snapshot),
      ...drawFigures(random, place, snapshot),
    ],
  };
}

/**
 * A version of an order as that of the so-manieth payment of a subscription; any other fact as it is. Its digest stays, which
 * decides between two versions of one moment: edits follow the one that stands.
 */
export function asPayment(fact: Fact, paymentNumber: number): Fact {
  const { content } = fact;
  if (content.kind !== 'order') return fact;
  const subscription = { subscriptionId: 'shopify/sub-1', paymentNumber };
  const told: FactContent = { ...content, order: { ...content.order, subscription } };
  return { ...fact, content: told };
}

/** An order that every creator earns on, paid and delivered at once; sometimes refunded in part later. */
export function drawPaidOrder(
  random: Random,
  merchantId: string,
  orderId: string,
  afterDays: number,
): ToldOrder {
  const place: Place = { merchantId, shop: 'shop', orderId };
  const placedAt = orderMoment + 2 * afterDays * msPerDay;
  const order: OrderSnapshot = {
    ...drawSnapshot(random, place, placedAt),
    // The bank carries euro only.
    currency: random.pick(['EUR', 'EUR', 'EUR', 'USD']),
    codes: [],
    lines: [{ ...drawLine(random, 0, true), grossMinorUnits: 30_000n, discountMinorUnits: 0n }],
    tokens: clicksOf(merchantId)
      .slice(0, 3)
      .map(({ touchId, slug = '', programId, creatorId, visitorId = '', at }) => {
        return { touchId, slug, programId, creatorId, visitorId, at };
      }),
    buyerIdentityHashes: [],
  };
  const evidence = [
    toFact(place, `order/${orderId}`, placedAt, { kind: 'order', topic: 'orders/create', order }),
  ];
  return {
    merchantId,
    conversionId: `${place.shop}~${orderId}`,
    evidence,
    late: Array.from({ length: random.pick([0, 1, 3, 4]) }, (_, index) =>
      toFact(place, `refund/refund-${index}`, placedAt + msPerDay, {
        kind: 'refund',
        topic: 'refunds/create',
        currency: order.currency,
        refund: {
          refundId: `refund-${index}`,
          processedAt: placedAt + msPerDay,
          lines: [],
          unallocatedMinorUnits: drawMinorUnits(random, 9_000),
        },
      }),
    ),
  };
}

export function toFact(
  { merchantId, shop, orderId }: Place,
  kind: string,
  sourceVersion: Instant,
  content: FactContent,
): Fact {
  return {
    merchantId,
    connectionId: `${merchantId}.${shop}`,
    orderId,
    factId: `${kind}@${sourceVersion}`,
    digest: sha256(canonicalJson(content)),
    sourceVersion,
    recordedAt: sourceVersion + 2_000,
    content,
  };
}

const drawMinorUnits = (random: Random, max: number): bigint => BigInt(random.below(max + 1));

const drawSome = <Item>(random: Random, items: readonly Item[]): Item[] =>
  items.filter(() => random.chance(50));

function drawLine(random: Random, index: number, isDigital: boolean): OrderLine {
  const quantity = 1 + random.below(3);
  return {
    lineId: `line-${index}`,
    productId: `product-${index}`,
    quantity,
    quantityAfterEdits: quantity,
    grossMinorUnits: drawMinorUnits(random, 20_000),
    discountMinorUnits: drawMinorUnits(random, random.chance(70) ? 0 : 2_000),
    taxMinorUnits: drawMinorUnits(random, random.chance(50) ? 0 : 1_500),
    giftCard: false,
    requiresShipping: !isDigital,
  };
}

function drawSnapshot(
  random: Random,
  { merchantId, orderId }: Place,
  placedAt: Instant,
): OrderSnapshot {
  const isDigital = random.chance(20);
  const clicks = random.shuffle(clicksOf(merchantId)).slice(0, 1 + random.below(3));
  return {
    orderId,
    placedAt,
    currency: random.pick(['USD', 'EUR', 'USD', 'JPY']),
    taxIncluded: random.chance(50),
    test: false,
    financialStatus: 'paid',
    paidAt: placedAt,
    fullyFulfilled: false,
    lines: Array.from({ length: 1 + random.below(2) }, (_, index) =>
      drawLine(random, index, isDigital),
    ),
    unallocatedDiscountMinorUnits: 0n,
    codes: drawSome(random, ['leo', 'mia']).map((creatorId) => ({
      code: codeOf(creatorId),
      discountMinorUnits: 500n,
      applied: true,
    })),
    tokens: clicks.map(({ touchId, slug = '', programId, creatorId, visitorId = '', at }) => {
      return { touchId, slug, programId, creatorId, visitorId, at };
    }),
    refunds: [],
    buyerIdentityHashes: drawSome(random, buyers),
    giftCardTenderMinorUnits: 0n,
  };
}

/** One to three versions of the order; two of one moment contradict each other. */
function drawEvidence(random: Random, place: Place, first: OrderSnapshot): Fact[] {
  let at = first.placedAt;
  return Array.from({ length: random.pick([1, 1, 2, 3]) }, () => {
    at += random.below(3) * msPerHour;
    const { paidAt: _, ...order } = drawEdit(random, first, []);
    return toFact(place, `order/${place.orderId}`, at, {
      kind: 'order',
      topic: 'orders/updated',
      order: {
        ...order,
        ...(random.chance(85) ? { paidAt: first.placedAt } : { financialStatus: 'pending' }),
        ...(random.chance(8) ? { cancelledAt: first.placedAt + msPerHour } : {}),
        test: random.chance(4),
        buyerIdentityHashes: order.buyerIdentityHashes.slice(0, random.pick([2, 2, 1, 0])),
      },
    });
  });
}

/** What an edit changes: pieces, a discount, the last parcel, the refunds that are listed. */
function drawEdit(random: Random, order: OrderSnapshot, refunds: readonly Refund[]): OrderSnapshot {
  const isFulfilled = random.chance(60);
  const fulfilledAt = order.placedAt + random.below(3) * msPerDay;
  return {
    ...order,
    lines: order.lines.map((line) =>
      random.chance(60) ? line : { ...line, quantityAfterEdits: random.below(line.quantity + 1) },
    ),
    unallocatedDiscountMinorUnits: random.chance(70) ? 0n : drawMinorUnits(random, 3_000),
    fullyFulfilled: isFulfilled,
    ...(isFulfilled ? { lastFulfilledAt: fulfilledAt } : {}),
    refunds: refunds.slice(0, random.below(refunds.length + 1)),
  };
}

function drawEdits(
  random: Random,
  place: Place,
  snapshot: OrderSnapshot,
  refunds: readonly Refund[],
): Fact[] {
  return Array.from({ length: random.pick([0, 0, 0, 1, 2]) }, (_, index) =>
    toFact(place, `order/${place.orderId}`, snapshot.placedAt + (2 + 4 * index) * msPerDay, {
      kind: 'order',
      topic: 'orders/updated',
      order: drawEdit(random, snapshot, refunds),
    }),
  );
}

function drawRefund(random: Random, { lines, placedAt }: OrderSnapshot, refundId: string): Refund {
  const kind = random.pick(['line', 'line', 'amount', 'too-large', 'unknown-line'] as const);
  const amount = drawMinorUnits(random, 9_000);
  const total = lines.reduce((sum, line) => sum + line.grossMinorUnits, 0n);
  const lineId = kind === 'unknown-line' ? 'line-9' : random.pick(lines).lineId;
  const isOfLine = kind === 'line' || kind === 'unknown-line';
  return {
    refundId,
    processedAt: placedAt + (1 + random.below(9)) * msPerDay,
    lines: isOfLine ? [{ lineId, quantity: 0, minorUnits: amount }] : [],
    unallocatedMinorUnits: isOfLine ? 0n : kind === 'too-large' ? total + 1n : amount,
  };
}

/** A refund is reported once, and sometimes corrected an hour later. */
function drawReports(random: Random, place: Place, refund: Refund, currency: string): Fact[] {
  const corrected = { ...refund, lines: [], unallocatedMinorUnits: drawMinorUnits(random, 5_000) };
  return [refund, ...(random.chance(30) ? [corrected] : [])].map((report, hours) =>
    toFact(place, `refund/${report.refundId}`, report.processedAt + hours * msPerHour, {
      kind: 'refund',
      topic: 'refunds/create',
      refund: report,
      currency,
    }),
  );
}

/** Half of the orders are never held; what is held may be let go. */
function drawHold(random: Random, place: Place, placedAt: Instant): Fact[] {
  const holdId = `hold-${place.orderId}`;
  const note = 'A look at it.';
  const author = 'manager@acme.example';
  const kind = random.pick(['none', 'none', 'none', 'open', 'released', 'released']);
  if (kind === 'none') return [];
  const contents: FactContent[] = [
    { kind: 'hold', holdId, reason: 'manual', note, author },
    ...(kind === 'released' ? [{ kind: 'release', holdId, note, author } as const] : []),
  ];
  return contents.map((content) =>
    toFact(place, `${content.kind}/${holdId}`, placedAt + msPerDay, content),
  );
}

/** A few payments are disputed: asked about or asked back, in the order's currency or another one. */
function drawDispute(random: Random, place: Place, order: OrderSnapshot): Fact[] {
  if (!random.chance(20)) return [];
  const openedAt = order.placedAt + (1 + random.below(5)) * msPerDay;
  const opened: Dispute = {
    disputeId: `dispute-${place.orderId}`,
    kind: random.pick(['chargeback', 'chargeback', 'inquiry']),
    status: 'opened',
    openedAt,
    minorUnits: drawMinorUnits(random, 15_000),
    currency: random.chance(90) ? order.currency : 'GBP',
  };
  const status = random.pick(['opened', 'won', 'lost', 'lost'] as const);
  const ended: Dispute = { ...opened, status, endedAt: openedAt + 2 * msPerDay };
  return (status === 'opened' ? [opened] : [opened, ended]).map((dispute) =>
    toFact(place, `dispute/${dispute.disputeId}`, dispute.endedAt ?? openedAt, {
      kind: 'dispute',
      topic: 'disputes/update',
      dispute,
    }),
  );
}
