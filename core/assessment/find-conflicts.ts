import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Fact, OrderSnapshot, Refund } from './order-facts.ts';

/**
 * The ids of facts that contradict another one in money: same thing, same source version, other
 * amounts. A deterministic rule decides which of them stands; both are kept, and flagged by this.
 */
export function findConflicts(facts: readonly Fact[]): string[] {
  const ofOneVersion = Map.groupBy(facts.filter(isAboutMoney), versionKey);
  const contradicting = [...ofOneVersion.values()].filter(
    (group) => new Set(group.map(moneyOf)).size > 1,
  );
  return [...new Set(contradicting.flat().map(({ factId }) => factId))].toSorted();
}

const moneyKinds: ReadonlySet<string> = new Set([
  'order',
  'refund',
  'refunded-total',
  'dispute',
  'payment',
]);

function isAboutMoney({ content }: Fact): boolean {
  return moneyKinds.has(content.kind);
}

function versionKey({ content, sourceVersion }: Fact): string {
  return `${thingOf(content)}@${sourceVersion}`;
}

function thingOf(content: Fact['content']): string {
  if (content.kind === 'refund') return `refund/${content.refund.refundId}`;
  if (content.kind === 'refunded-total') return `refunded-total/${content.total.paymentId}`;
  if (content.kind === 'payment') return `payment/${content.payment.paymentId}`;
  return content.kind === 'dispute' ? `dispute/${content.dispute.disputeId}` : content.kind;
}

function moneyOf({ content }: Fact): string {
  if (content.kind === 'dispute') return canonicalJson(content.dispute);
  if (content.kind === 'payment') return content.payment.status;
  if (content.kind === 'refunded-total') return canonicalJson(content.total);
  if (content.kind === 'order') return canonicalJson(moneyOfOrder(content.order));
  return content.kind === 'refund' ? canonicalJson(moneyOfRefund(content.refund)) : '';
}

function moneyOfOrder(order: OrderSnapshot): unknown {
  const { currency, taxIncluded, test, unallocatedDiscountMinorUnits, lines, refunds } = order;
  return {
    currency,
    taxIncluded,
    test,
    unallocatedDiscountMinorUnits,
    lines: lines
      .toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1))
      .map((line) => ({
        lineId: line.lineId,
        quantity: line.quantity,
        quantityAfterEdits: line.quantityAfterEdits,
        grossMinorUnits: line.grossMinorUnits,
        discountMinorUnits: line.discountMinorUnits,
        taxMinorUnits: line.taxMinorUnits,
        giftCard: line.giftCard,
      })),
    refunds: refunds.toSorted((a, b) => (a.refundId < b.refundId ? -1 : 1)).map(moneyOfRefund),
  };
}

function moneyOfRefund({ refundId, lines, unallocatedMinorUnits }: Refund): unknown {
  return { refundId, lines, unallocatedMinorUnits };
}
