import type { FinancialStatus, OrderLine } from '../../../core/assessment/order-facts.ts';
import { findClaimingNetworks } from '../../../core/attribution/affiliate-networks.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { collectTokens } from '../collect-tokens.ts';
import { readLandingSite } from '../read-landing-site.ts';
import { readReferrerHost } from '../read-referrer-host.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { withItems } from '../with-items.ts';
import { writeCode } from '../write-code.ts';
import { readChecked } from './event-fields.ts';
import type { OrderFields } from './order-schema.ts';
import { readAgentClaims } from './read-agent-claims.ts';

/** An order of our own format, in assessment's words. */
export function normaliseOrder(order: OrderFields): UnsealedOrder {
  const read = (text: string | undefined) => readChecked(text, order.currency);
  const { landingPage, subscription, customer } = order;
  const agents = readAgentClaims(order.affiliateAttribution);
  const landed = findClaimingNetworks(readLandingSite(landingPage)?.searchParams ?? []);
  return {
    orderId: order.orderId,
    orderName: order.orderName,
    placedAt: order.placedAt,
    currency: order.currency,
    taxIncluded: order.pricesIncludeTax,
    test: order.test,
    ...readStatus(order),
    lastFulfilledAt: order.lastShippedAt,
    fullyFulfilled: order.fullyShipped,
    lines: order.lines.map((line) => toLine(line, read)),
    unallocatedDiscountMinorUnits: read(order.discount),
    codes: order.codes.map(({ code, discount, applied }) => ({
      code: writeCode(code),
      discountMinorUnits: read(discount),
      applied,
    })),
    tokenTexts: collectTokens([...order.tokens, ...agents.tokens], [landingPage]),
    visitorId: order.visitorId,
    refunds: [],
    buyer: {
      emails: customer.email === undefined ? [] : [customer.email],
      ...(customer.id === undefined ? {} : { customerId: customer.id }),
    },
    country: order.country,
    region: order.region,
    giftCardTenderMinorUnits: read(order.giftCardTender),
    ...readReferrerHost(order.referrer),
    ...withItems('tags', order.tags),
    ...withItems('references', order.references),
    ...withItems('claimedByNetworks', [...new Set([...landed, ...agents.networks])].toSorted()),
    ...(subscription === undefined ? {} : { subscription }),
  };
}

const paid: readonly string[] = ['paid', 'partially-refunded', 'refunded'];

function readStatus({ status, paidAt, placedAt, cancelledAt, updatedAt }: OrderFields): {
  readonly financialStatus: FinancialStatus;
  readonly paidAt?: Instant | undefined;
  readonly cancelledAt?: Instant;
} {
  if (status === 'cancelled') {
    return { financialStatus: 'voided', paidAt, cancelledAt: cancelledAt ?? updatedAt };
  }
  return {
    financialStatus: status,
    paidAt: paid.includes(status) ? (paidAt ?? placedAt) : undefined,
  };
}

function toLine(
  line: OrderFields['lines'][number],
  read: (text: string | undefined) => bigint,
): OrderLine {
  const { quantity, quantityLeft = quantity } = line;
  return {
    lineId: line.lineId,
    productId: line.productId,
    variantId: line.variantId,
    sku: line.sku,
    title: line.title,
    ...withItems('categories', line.categories ?? []),
    ...withItems('tags', line.tags ?? []),
    quantity,
    quantityAfterEdits: quantityLeft,
    grossMinorUnits: read(line.amount),
    discountMinorUnits: read(line.discount),
    taxMinorUnits: read(line.tax),
    giftCard: line.giftCard,
    requiresShipping: line.requiresShipping,
  };
}
