import { describe, expect, it } from '@jest/globals';
import { aTellingWorld } from '../../support/a-telling-world.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const usesCodeOf = (code: string) => [{ code, discountMinorUnits: 0n, applied: true }];
const body = { connection: 'shop', orderId: '1002', subscriptionId: 'recharge/7' };
const first = { ...body, orderId: '1001', paymentNumber: 1 };

/** Two orders of one subscription: the first came through `mia`, the second through `zoe`. */
async function twoPayments() {
  const world = aTellingWorld();
  await world.order('1001', { codes: usesCodeOf('MIA10') });
  const placedAt = daysAfterOrder(1);
  await world.order('1002', { codes: usesCodeOf('ZOE15'), placedAt, paidAt: placedAt });
  const owed = async () =>
    (await world.stateNamed('shop~1002'))?.owed.map(({ creatorId }) => creatorId);
  return { ...world, owed };
}

describe('a subscription that the back end names', () => {
  it('makes the order a renewal, whose commission is that of the first payment’s creator', async () => {
    const world = await twoPayments();
    expect(await world.owed()).toEqual(['zoe']);

    const told = await world.tell('POST /v1/subscription-payments', first);
    await world.tell('POST /v1/subscription-payments', body);

    expect(told).toMatchObject({ status: 201, document: { conversionId: 'shop~1001' } });
    expect(await world.owed()).toEqual(['mia']);
  });

  it('is taken back by a later word', async () => {
    const world = await twoPayments();
    await world.tell('POST /v1/subscription-payments', first);
    await world.tell('POST /v1/subscription-payments', body);
    world.clock.at += 1;

    await world.tell('POST /v1/subscription-payments', { ...body, withdrawn: true });

    expect(await world.owed()).toEqual(['zoe']);
  });

  it.each([
    ['a connection that is not there', { ...body, connection: 'other' }],
    ['no subscription', { ...body, subscriptionId: '' }],
    ['a number below one', { ...body, paymentNumber: 0 }],
  ])('is refused for %s', async (_, wrong) => {
    const world = await twoPayments();

    expect((await world.tell('POST /v1/subscription-payments', wrong)).status).toBe(422);
  });
});
