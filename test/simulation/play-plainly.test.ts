import { describe, it } from '@jest/globals';
import { mulberry32 } from '../../cli/demo/mulberry32.ts';
import { msPerDay, msPerHour } from '../../core/time/instant.ts';
import { orderMoment } from '../support/factories/moments.ts';
import { checkEstimates } from './invariants/check-end.ts';
import { playPlainly } from './play-plainly.ts';
import { drawPaidOrder, type Place, toFact } from './story/draw-order.ts';
import type { Story } from './story/story.ts';

const merchantId = 'acme';
const random = mulberry32(1);

/** An order of one buyer, placed with a browser. */
function orderWith(orderId: string, visitorId: string, afterDays: number) {
  const { evidence, ...order } = drawPaidOrder(random, merchantId, orderId, afterDays);
  const [fact] = evidence;
  if (fact?.content.kind !== 'order') throw new RangeError('It begins with a version.');
  const told = {
    ...fact.content.order,
    ...{ visitorId, buyerIdentityHashes: ['k1:ann'], tokens: [] },
    // It earns beside the clicks of each browser, so that it matters how many there are.
    codes: [{ code: 'LEO', discountMinorUnits: 500n, applied: true }],
  };
  return { ...order, evidence: [{ ...fact, content: { ...fact.content, order: told } }], late: [] };
}

describe('playPlainly', () => {
  it('has what is held for good learn of the browsers that its buyer used later', async () => {
    const place: Place = { merchantId, shop: 'shop', orderId: '1001' };
    const held = orderWith('1001', 'visitor-1', 0);
    const later = orderWith('1002', 'visitor-2', 0.5);
    const hold = {
      kind: 'hold',
      holdId: 'h',
      reason: 'manual',
      note: 'A look.',
      author: 'm',
    } as const;
    const facts = [
      ...held.evidence,
      toFact(place, 'hold/h', orderMoment + msPerHour, hold),
      ...later.evidence,
    ];
    const story: Story = {
      merchantIds: [merchantId],
      orders: [held, later],
      moments: [
        {
          at: orderMoment + 3 * msPerDay,
          events: facts.map((fact) => ({ kind: 'fact', fact })),
        },
      ],
      isPlain: true,
      hasPayments: false,
      hasRates: true,
      hasVisitors: true,
      isPatient: true,
      daysToRest: 9,
    };
    const world = await playPlainly(story);
    // Nothing may wait, as if nobody had told of browsers.
    await checkEstimates(world, false);
  }, 60_000);
});
