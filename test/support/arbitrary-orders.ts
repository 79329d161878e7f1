import fc from 'fast-check';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Dispute } from '../../core/assessment/dispute.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import type {
  Fact,
  FactContent,
  OrderLine,
  OrderSnapshot,
  Refund,
} from '../../core/assessment/order-facts.ts';
import type { Touch } from '../../core/attribution/touch.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { type Instant, msPerDay, msPerHour } from '../../core/time/instant.ts';
import { orderMoment } from './factories/moments.ts';

/** An order that the outside world will tell of: everything it says, in the order of its versions. */
export type ToldOrder = {
  readonly conversionId: string;
  /** Snapshots: who bought, paid and cancelled decides credits and customers, so it is evidence. */
  readonly evidence: readonly Fact[];
  /** Refunds, edits, late parcels, holds and releases: they move money, whenever they arrive. */
  readonly late: readonly Fact[];
};

/** Everything that is said of an order. */
export const factsOf = ({ evidence, late }: ToldOrder): readonly Fact[] => [...evidence, ...late];

/** The creators of the histories, their links and codes by the same name. */
export const creatorIds = ['leo', 'mia', 'zoe'] as const;
const visitorIds = ['visitor-1', 'visitor-2'] as const;
const buyers = ['k1:ann', 'k1:ben'] as const;

/** Clicks of two browsers on three links, in the fortnight before the first order. */
export const someClicks: readonly Touch[] = [...Array(6).keys()].map((number) => {
  const creatorId = creatorIds[number % 3] ?? 'mia';
  const at = orderMoment - (2 * number + 1) * msPerDay;
  return {
    touchId: `click-${number}`,
    kind: 'click',
    at,
    recordedAt: at + 1_000,
    programId: 'spring',
    creatorId,
    slug: creatorId,
    visitorId: visitorIds[number % 2] ?? 'visitor-1',
  };
});

const minorUnits = (max: number) => fc.bigInt({ min: 0n, max: BigInt(max) });

const lineArbitrary = fc.record({
  quantity: fc.integer({ min: 1, max: 3 }),
  gross: minorUnits(20_000),
  discount: minorUnits(2_000),
  tax: minorUnits(1_500),
});

/** What one version of a snapshot says that another may say otherwise. */
const editArbitrary = fc.record({
  left: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
  isEdited: fc.boolean(),
  discount: minorUnits(3_000),
  fulfilledDay: fc.option(fc.nat(25), { nil: undefined }),
  /** How many of the refunds the snapshot itself lists. */
  listed: fc.nat(2),
});

const versionArbitrary = fc.record({
  edit: editArbitrary,
  paid: fc.nat(9).map((draw) => draw > 1),
  cancelled: fc.nat(9).map((draw) => draw === 0),
  test: fc.nat(19).map((draw) => draw === 0),
  /** Shops name a guest's e-mail later, and take a person out when asked to. */
  named: fc.constantFrom('both', 'first', 'nobody'),
  /** An order that is still open may change its currency. */
  inKwacha: fc.nat(9).map((draw) => draw === 0),
  /** Two versions of one moment contradict each other. */
  hoursLater: fc.nat(2),
});

const refundArbitrary = fc.record({
  kind: fc.constantFrom('line', 'pieces', 'amount', 'too-large', 'unknown-line'),
  line: fc.nat(2),
  pieces: fc.nat(3),
  minorUnits: minorUnits(9_000),
  day: fc.integer({ min: 1, max: 60 }),
  correctedTo: fc.option(minorUnits(5_000), { nil: undefined }),
});

const orderArbitrary = fc.record({
  shop: fc.constantFrom('shop', 'outlet'),
  currency: fc.constantFrom('USD', 'EUR', 'USD', 'JPY'),
  placedHour: fc.nat(9 * 24),
  taxIncluded: fc.boolean(),
  digital: fc.nat(4).map((draw) => draw === 0),
  buyers: fc.subarray([...buyers]),
  visitorId: fc.option(fc.constantFrom(...visitorIds), { nil: undefined }),
  codes: fc.subarray(['LEO', 'MIA']),
  tokens: fc.subarray([...someClicks], { minLength: 1, maxLength: 3 }),
  lines: fc.array(lineArbitrary, { minLength: 1, maxLength: 3 }),
  versions: fc.array(versionArbitrary, { minLength: 1, maxLength: 3 }),
  refunds: fc.array(refundArbitrary, { maxLength: 3 }),
  /** What the payment provider says was refunded in all, and when. */
  totals: fc.array(
    fc.record({ minorUnits: minorUnits(12_000), day: fc.integer({ min: 1, max: 60 }) }),
    {
      maxLength: 2,
    },
  ),
  lateEdits: fc.array(editArbitrary, { maxLength: 2 }),
  hold: fc.constantFrom('none', 'none', 'open', 'released'),
  dispute: fc.constantFrom('none', 'none', 'opened', 'won', 'lost', 'inquiry'),
  disputed: minorUnits(30_000),
  /** A payment of the subscription that all such orders share; a shop may count them or not. */
  subscription: fc.constantFrom('none', 'none', 'uncounted', 'counted'),
});

type Draw = ReturnType<typeof orderArbitrary.generate>['value'];
type Edit = Draw['lateEdits'][number];

/**
 * One to four orders of two buyers in two shops and three currencies, led to by three creators.
 *
 * @param changing whether snapshots of one order may differ in their currency: not for histories in
 *   which it closes between them, which is refused.
 */
export function arbitraryOrders(changing: {
  readonly currency: boolean;
}): fc.Arbitrary<readonly ToldOrder[]> {
  return fc.array(orderArbitrary, { minLength: 1, maxLength: 4 }).map((draws) =>
    draws.map((draw, index) => {
      const versions = draw.versions.map((version) => ({
        ...version,
        inKwacha: version.inKwacha && changing.currency,
      }));
      return tell({ ...draw, versions }, `${1001 + index}`);
    }),
  );
}

function tell(draw: Draw, orderId: string): ToldOrder {
  const placedAt = orderMoment + draw.placedHour * msPerHour;
  const refunds = draw.refunds.map((refund, index) => toRefund(draw, refund, index, placedAt));
  const fact = (kind: string, sourceVersion: Instant, content: FactContent): Fact => ({
    merchantId: 'acme',
    connectionId: `acme.${draw.shop}`,
    orderId,
    factId: `${kind}@${sourceVersion}`,
    digest: sha256(canonicalJson(content)),
    sourceVersion,
    recordedAt: sourceVersion + 2_000,
    content,
  });
  let at = placedAt;
  const evidence = draw.versions.map((version) => {
    at += version.hoursLater * msPerHour;
    const order = toSnapshot(draw, version, { orderId, placedAt, refunds });
    return fact(`order/${orderId}`, at, { kind: 'order', topic: 'orders/updated', order });
  });
  const { snapshot } = foldOrder(evidence);
  if (snapshot === undefined) throw new Error('An order has at least one version.');
  const edits = draw.lateEdits.map((edit, index) =>
    fact(`order/${orderId}`, placedAt + (10 + 20 * index) * msPerDay, {
      kind: 'order',
      topic: 'orders/updated',
      order: { ...snapshot, ...toEdited(snapshot, edit, refunds) },
    }),
  );
  return {
    conversionId: `${draw.shop}~${orderId}`,
    evidence,
    late: [
      ...edits,
      ...draw.refunds.flatMap(({ correctedTo }, index) => {
        const refund = refunds[index];
        if (refund === undefined) return [];
        const reports = [refund];
        if (correctedTo !== undefined) {
          reports.push({ ...refund, lines: [], unallocatedMinorUnits: correctedTo });
        }
        return reports.map((report, hours) =>
          fact(`refund/${report.refundId}`, report.processedAt + hours * msPerHour, {
            kind: 'refund',
            topic: 'refunds/create',
            refund: report,
            currency: draw.currency,
          }),
        );
      }),
      ...draw.totals.map((total) =>
        fact('refunded-total/ch_1', placedAt + total.day * msPerDay, {
          kind: 'refunded-total',
          topic: 'charge.refunded',
          total: {
            paymentId: 'ch_1',
            minorUnits: total.minorUnits,
            currency: draw.currency,
          },
        }),
      ),
      ...toDisputes(draw, placedAt).map((dispute) =>
        fact(`dispute/${dispute.disputeId}`, dispute.endedAt ?? dispute.openedAt, {
          kind: 'dispute',
          topic: 'disputes/update',
          dispute,
        }),
      ),
      ...toHolds(draw, `hold-${orderId}`).map((content) =>
        fact(`${content.kind}/hold-${orderId}`, placedAt + 3 * msPerDay, content),
      ),
    ],
  };
}

function toSnapshot(
  draw: Draw,
  version: Draw['versions'][number],
  order: { readonly orderId: string; readonly placedAt: Instant; readonly refunds: Refund[] },
): OrderSnapshot {
  const { placedAt, refunds, orderId } = order;
  const lines = draw.lines.map(
    (line, index): OrderLine => ({
      lineId: `line-${index}`,
      productId: `product-${index}`,
      quantity: line.quantity,
      quantityAfterEdits: line.quantity,
      grossMinorUnits: line.gross,
      discountMinorUnits: line.discount,
      taxMinorUnits: line.tax,
      giftCard: false,
      requiresShipping: !draw.digital,
    }),
  );
  const snapshot: OrderSnapshot = {
    orderId,
    placedAt,
    currency: version.inKwacha ? 'ZMW' : draw.currency,
    taxIncluded: draw.taxIncluded,
    test: version.test,
    financialStatus: version.paid ? 'paid' : 'pending',
    ...(version.paid ? { paidAt: placedAt } : {}),
    ...(version.cancelled ? { cancelledAt: placedAt + msPerHour } : {}),
    fullyFulfilled: false,
    lines,
    unallocatedDiscountMinorUnits: 0n,
    codes: draw.codes.map((code) => ({ code, discountMinorUnits: 500n, applied: true })),
    tokens: draw.tokens.map(({ touchId, slug = '', programId, creatorId, visitorId = '', at }) => ({
      touchId,
      slug,
      programId,
      creatorId,
      visitorId,
      at,
    })),
    ...(draw.visitorId === undefined ? {} : { visitorId: draw.visitorId }),
    refunds: [],
    buyerIdentityHashes: draw.buyers.slice(0, { both: 2, first: 1, nobody: 0 }[version.named]),
    giftCardTenderMinorUnits: 0n,
    ...toSubscription(draw, orderId),
  };
  return { ...snapshot, ...toEdited(snapshot, version.edit, refunds) };
}

function toSubscription({ subscription }: Draw, orderId: string): Partial<OrderSnapshot> {
  if (subscription === 'none') return {};
  const paymentNumber = subscription === 'counted' ? { paymentNumber: Number(orderId) - 1000 } : {};
  return { subscription: { subscriptionId: 'sub-1', ...paymentNumber } };
}

/** What an edit changes: pieces, a discount, the last parcel, the refunds that are listed. */
function toEdited(
  order: OrderSnapshot,
  edit: Edit,
  refunds: readonly Refund[],
): Partial<OrderSnapshot> {
  const { fulfilledDay } = edit;
  return {
    lines: order.lines.map((line, index) => ({
      ...line,
      quantityAfterEdits: edit.isEdited
        ? Math.min(edit.left[index] ?? 0, line.quantity)
        : line.quantity,
    })),
    unallocatedDiscountMinorUnits: edit.discount,
    fullyFulfilled: fulfilledDay !== undefined,
    ...(fulfilledDay === undefined
      ? {}
      : { lastFulfilledAt: order.placedAt + fulfilledDay * msPerDay }),
    refunds: refunds.slice(0, edit.listed),
  };
}

function toRefund(
  { lines }: Draw,
  { kind, line, pieces, minorUnits: amount, day }: Draw['refunds'][number],
  index: number,
  placedAt: Instant,
): Refund {
  const total = lines.reduce((sum, { gross }) => sum + gross, 0n);
  const lineId = kind === 'unknown-line' ? 'line-9' : `line-${line % lines.length}`;
  const isOfLine = kind === 'line' || kind === 'unknown-line' || kind === 'pieces';
  const taken = kind === 'pieces' ? { quantity: pieces } : { quantity: 0, minorUnits: amount };
  return {
    refundId: `refund-${index}`,
    processedAt: placedAt + day * msPerDay,
    lines: isOfLine ? [{ lineId, ...taken }] : [],
    unallocatedMinorUnits: isOfLine ? 0n : kind === 'too-large' ? total + 1n : amount,
  };
}

/** Everything that is said of a dispute: that it was opened, and mostly how it ended. */
function toDisputes({ dispute, disputed, currency }: Draw, placedAt: Instant): Dispute[] {
  if (dispute === 'none') return [];
  const opened: Dispute = {
    disputeId: 'd1',
    kind: dispute === 'inquiry' ? 'inquiry' : 'chargeback',
    status: 'opened',
    openedAt: placedAt + 12 * msPerDay,
    minorUnits: disputed,
    currency,
  };
  if (dispute === 'opened') return [opened];
  const status = dispute === 'won' ? 'won' : 'lost';
  return [opened, { ...opened, status, endedAt: placedAt + 40 * msPerDay }];
}

function toHolds({ hold }: Draw, holdId: string): FactContent[] {
  const note = 'A look at it.';
  const author = 'manager@acme.example';
  if (hold === 'none') return [];
  return [
    { kind: 'hold', holdId, reason: 'manual', note, author },
    ...(hold === 'released' ? [{ kind: 'release', holdId, note, author } as const] : []),
  ];
}
