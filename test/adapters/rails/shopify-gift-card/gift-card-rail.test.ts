import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deriveCardCode } from '../../../../adapters/rails/shopify-gift-card/derive-card-code.ts';
import type { RailOrder, RailPayment } from '../../../../core/payouts/payout-rail.ts';
import { payoutRailContract } from '../../../support/contracts/payout-rail-contract.ts';
import {
  giftCardAccess,
  startFakeGiftCards,
} from '../../../support/rails/start-fake-gift-cards.ts';

payoutRailContract('Shopify gift cards', startFakeGiftCards, { paysAtOnce: true, seesAll: true });

const submittedAt = Date.UTC(2026, 2, 2, 12);
const anHour = 3_600_000;
const first = 'creator-1-store-credit-2';
const codeOf = (payoutId: string) => deriveCardCode(giftCardAccess.codeSecret, 'm1', payoutId);

describe('gift cards of Shopify', () => {
  let clock = submittedAt;
  let shop: Awaited<ReturnType<typeof startFakeGiftCards>>;
  beforeEach(async () => {
    clock = submittedAt;
    shop = await startFakeGiftCards(() => clock);
  });
  afterEach(() => shop.stop());

  const payment = (more: Partial<RailPayment> = {}): RailPayment => ({
    ...{ payoutId: first, currency: 'store-credit:EUR', minorUnits: 1_234n, note: 'Reward' },
    ...{ receiver: { rail: 'shopify-gift-card', customerId: '101' }, ...more },
  });
  const orderOf = (...payments: readonly RailPayment[]): RailOrder => ({
    ...{ merchantId: 'm1', batchId: '2026-03-shopify-gift-card-store-credit-1', submittedAt },
    payments: payments.length === 0 ? [payment()] : payments,
  });

  it('are made for the customer, of the amount, and with the payout in their note', async () => {
    const reports = await shop.rail.submit(orderOf());

    expect(shop.cards).toMatchObject([
      {
        ...{ value: '12.34', customerId: 'gid://shopify/Customer/101' },
        ...{ note: `tributary:m1/${first}`, code: codeOf(first) },
      },
    ]);
    expect(reports).toMatchObject([{ finding: 'paid', reference: 'gid://shopify/GiftCard/1' }]);
  });

  it('have codes that nobody is told, and that Shopify is not asked for', async () => {
    const reports = [
      ...(await shop.rail.submit(orderOf())),
      ...(await shop.rail.submit(orderOf())),
      ...(await shop.rail.lookUp(orderOf())),
    ];

    expect(JSON.stringify(reports)).not.toContain(codeOf(first));
    expect(shop.texts.join()).not.toMatch(/giftCardCode|lastCharacters|maskedCode/);
  });

  it('have codes of their own, that a shop takes and that depend on the secret', () => {
    const codes = [first, 'creator-2-store-credit-2'].map(codeOf);
    const other = deriveCardCode('another secret of the merchant’s', 'm1', first);

    expect(
      new Set([...codes, other, deriveCardCode(giftCardAccess.codeSecret, 'm2', first)]).size,
    ).toBe(4);
    expect(codes.every((code) => /^[0-9a-z]{20}$/.test(code))).toBe(true);
  });

  it('are found on whatever page they are', async () => {
    const others = Array.from({ length: 7 }, (_, number) =>
      payment({ payoutId: `creator-${number + 2}-store-credit-2` }),
    );
    await shop.rail.submit(orderOf());
    await shop.rail.submit(orderOf(...others));

    expect(await shop.rail.lookUp(orderOf())).toMatchObject([{ finding: 'paid' }]);
  });

  it('that Shopify was asked for too often are asked for again', async () => {
    shop.throttle(2);

    expect(await shop.rail.submit(orderOf())).toMatchObject([{ finding: 'paid' }]);
    expect(shop.timesMoved(first)).toBe(1);
  });

  it('whose note somebody changed are found by their id, and are not made again without it', async () => {
    const [made] = await shop.rail.submit(orderOf());
    shop.change(first, { note: 'For Mia' });

    const reference = made?.reference ?? '';
    const [found] = await shop.rail.lookUp(orderOf(payment({ reference })));
    const [called] = await shop.rail.submit(orderOf());

    expect(found?.finding).toBe('paid');
    expect(called).toMatchObject({ finding: 'unclear', evidence: expect.stringMatching(/code/) });
    expect(shop.cards).toHaveLength(1);
  });

  it('of another currency than the shop’s are refused, and none is made', async () => {
    shop.countIn('USD');

    expect(await shop.rail.submit(orderOf())).toMatchObject([
      { finding: 'failed', evidence: expect.stringContaining('USD') },
    ]);
    expect(shop.cards).toEqual([]);
  });

  it('for a customer whom the shop does not know have failed', async () => {
    const receiver = { rail: 'shopify-gift-card', customerId: '0' } as const;

    expect(await shop.rail.submit(orderOf(payment({ receiver })))).toMatchObject([
      { finding: 'failed', evidence: 'Shopify refused it: CUSTOMER_NOT_FOUND.' },
    ]);
  });

  it.each(['points', 'EUR', 'discount:EUR'])('are no %s', async (currency) => {
    expect(await shop.rail.submit(orderOf(payment({ currency })))).toMatchObject([
      { finding: 'failed' },
    ]);
    expect(shop.cards).toEqual([]);
  });

  it.each([
    {
      what: 'deactivated unspent is returned',
      change: { deactivatedAt: '2026-03-03T12:00:00Z' },
      finding: 'returned',
    },
    {
      what: 'deactivated after it was used is contradicted',
      change: { deactivatedAt: '2026-03-03T12:00:00Z', balance: '2.00' },
      finding: 'contradicted',
    },
    { what: 'that was spent is paid', change: { balance: '0.00' }, finding: 'paid' },
    {
      what: 'of another customer is contradicted',
      change: { customerId: 'gid://shopify/Customer/102' },
      finding: 'contradicted',
    },
    {
      what: 'of a customer whom Shopify has forgotten is paid',
      change: { customerId: undefined },
      finding: 'paid',
    },
  ])('a card $what', async ({ change, finding }) => {
    await shop.rail.submit(orderOf());
    shop.change(first, change);
    clock += anHour;

    expect(await shop.rail.lookUp(orderOf())).toMatchObject([{ finding }]);
  });

  it('made twice by other means than ours are contradicted', async () => {
    await shop.rail.submit(orderOf());
    const [card] = shop.cards;
    if (card) shop.cards.push({ ...card, id: 'gid://shopify/GiftCard/9', code: 'byhand12' });

    expect(await shop.rail.lookUp(orderOf())).toMatchObject([
      { finding: 'contradicted', evidence: expect.stringContaining('GiftCard/9') },
    ]);
  });
});
