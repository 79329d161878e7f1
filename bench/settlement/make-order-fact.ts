import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import { type Instant, msPerDay } from '../../core/time/instant.ts';
import { anOrderLine, anOrderSnapshot } from '../../test/support/factories/index.ts';
import { creatorOf } from './open-system.ts';

const firstOrderId = 820_982_911_946_154_508n;

/**
 * The `orders/create` of a shop's order number `n`: one line of 100.00 USD, a known buyer, and the
 * token of one creator's link, as long as they are in life.
 */
export function makeOrderFact(n: number, placedAt: Instant, creators: number): Fact {
  const orderId = String(firstOrderId + BigInt(n));
  const creatorId = creatorOf(n % creators);
  const order = anOrderSnapshot({
    orderId,
    orderName: `#${1001 + n}`,
    placedAt,
    paidAt: placedAt,
    lines: [
      anOrderLine({
        ...{ lineId: `46615704900${n}`, title: 'Kestrel 2 Tent', sku: 'AP-TNT-02' },
        ...{ productId: '7300000000001', variantId: '73000000000011' },
      }),
    ],
    buyerIdentityHashes: [`k1:${sha256(`buyer ${n}`)}`],
    tokens: [
      {
        touchId: sha256(`touch ${n}`).slice(0, 22),
        slug: creatorId,
        programId: 'spring',
        creatorId,
        visitorId: sha256(`visitor ${n}`).slice(0, 22),
        at: placedAt - msPerDay,
      },
    ],
  });
  return {
    ...{ merchantId: 'acme', connectionId: 'acme.shop', orderId },
    factId: `shopify/order/${orderId}@${new Date(placedAt).toISOString()}`,
    digest: sha256(`fact ${n}`),
    sourceVersion: placedAt,
    recordedAt: placedAt + 2_000,
    content: { kind: 'order', topic: 'orders/create', order },
  };
}
