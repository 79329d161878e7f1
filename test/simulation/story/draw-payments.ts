import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact, FactContent, OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import { type PaymentsFact, referenceIdOf } from '../../../core/references/index.ts';
import { msPerHour } from '../../../core/time/instant.ts';
import type { ToldOrder } from './draw-order.ts';

/** The connection whose orders are paid through one of payments. */
export const paidConnection = 'shop';

/** The order with the checkout that it came from in each of its versions, so that payments can name it. */
export function withReferences(order: ToldOrder): ToldOrder {
  const withReference = (fact: Fact): Fact => {
    if (fact.content.kind !== 'order') return fact;
    const references = [{ kind: 'checkout', value: `c-${fact.orderId}` }] as const;
    const content = { ...fact.content, order: { ...fact.content.order, references } };
    // Its digest stays, which decides between two versions of one moment: edits follow the one that stands.
    return { ...fact, content };
  };
  return {
    ...order,
    evidence: order.evidence.map(withReference),
    late: order.late.map(withReference),
  };
}

/**
 * What a payment provider tells of an order that it knows by its own names only: up to four refunds and figures, each by one or
 * two names, so that some find the order over the names of others, and some never do.
 */
export function drawPaymentFacts(random: Random, order: ToldOrder): PaymentsFact[] {
  const [first] = order.evidence;
  if (first?.connectionId !== `${order.merchantId}.${paidConnection}`) return [];
  if (first.content.kind !== 'order') return [];
  const { order: snapshot } = first.content;
  return Array.from({ length: random.pick([1, 2, 3, 4]) }, (_, index) =>
    drawPaymentFact(random, order, snapshot, index),
  );
}

function drawPaymentFact(
  random: Random,
  { merchantId }: ToldOrder,
  snapshot: OrderSnapshot,
  index: number,
): PaymentsFact {
  const { orderId, placedAt } = snapshot;
  const sourceVersion = placedAt + (1 + random.below(18)) * msPerHour;
  const content = drawContent(random, snapshot, index, sourceVersion);
  const referenceIds = drawReferences(random, orderId);
  return {
    merchantId,
    toldBy: `${merchantId}.pay`,
    referenceIds,
    factId: `pay/${content.kind}/${orderId}-${index}@${sourceVersion}`,
    digest: sha256(canonicalJson({ content, referenceIds })),
    sourceVersion,
    recordedAt: sourceVersion + 2_000,
    content,
  };
}

function drawContent(
  random: Random,
  { orderId, currency: ofOrder }: OrderSnapshot,
  index: number,
  at: number,
): FactContent {
  const minorUnits = BigInt(random.below(9_000));
  const currency = random.chance(90) ? ofOrder : 'GBP';
  if (random.chance(40)) {
    const total = { paymentId: `pay_${orderId}`, minorUnits, currency };
    return { kind: 'refunded-total', topic: 'refunded-total', total };
  }
  const refund = {
    refundId: `pay_${orderId}-${index}`,
    processedAt: at,
    lines: [],
    unallocatedMinorUnits: minorUnits,
    ofPayment: true,
  } as const;
  return { kind: 'refund', topic: 'refund', refund, currency };
}

function drawReferences(random: Random, orderId: string): string[] {
  const own = { kind: 'order', value: orderId } as const;
  const checkout = { kind: 'checkout', value: `c-${orderId}` } as const;
  const payment = { kind: 'payment', value: `p-${orderId}` } as const;
  const invoice = { kind: 'invoice', value: `i-${orderId}` } as const;
  const named = random.pick([
    [own],
    [checkout],
    [checkout, payment],
    [payment],
    [payment, invoice],
    [invoice],
    [invoice, checkout],
  ]);
  return named.map((reference) => referenceIdOf(paidConnection, reference)).toSorted();
}
