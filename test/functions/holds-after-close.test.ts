import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { makePostLegs } from '../../functions/post-legs/post-legs.ts';
import { aSettlingSystem } from '../support/a-settling-system.ts';
import {
  aFact,
  aHoldFact,
  anOrderFact,
  anOrderSnapshot,
  aRefund,
  aRefundFact,
  aReleaseFact,
  daysAfterOrder,
  orderMoment,
} from '../support/factories/index.ts';

/** The factories' order, closed with 10.00 USD for `mia`, whose link led to it. */
async function aClosedOrder() {
  const system = aSettlingSystem();
  const token = {
    ...{ touchId: 't1', slug: 'mia-tent', programId: 'spring', creatorId: 'mia' },
    ...{ visitorId: 'v1', at: orderMoment - 3_600_000 },
  };
  await system.receive(anOrderFact(anOrderSnapshot({ tokens: [token] })));
  await system.assess();
  system.clock.at = daysAfterOrder(46);
  await system.close({ merchantId: 'acme', conversionId: 'shop~1001' });
  const { ledger, conversions, clock } = system;
  const post = makePostLegs({ ledger, conversions, now: () => clock.at, sha256 });
  const settle = async () => {
    await system.assess();
    await post({ merchantId: 'acme', conversionIds: ['shop~1001'] });
  };
  await settle();
  return {
    ...system,
    settle,
    balances: async () => (await ledger.readHead('acme', 'mia')).balances.USD,
    head: () => ledger.readHead('acme', 'mia'),
    violations: () =>
      verifyLedger({ conversions: conversions.export(), ...ledger.export() }, sha256),
  };
}

describe('a hold on a closed order', () => {
  it("moves the creator's part from payable to held, and the release moves it back", async () => {
    const { receive, settle, balances, violations } = await aClosedOrder();
    await receive(aHoldFact());
    await settle();
    const held = await balances();

    await receive(aReleaseFact());
    await settle();

    expect(held).toMatchObject({ payable: 0n, held: 1_000n, debt: 0n });
    expect(await balances()).toMatchObject({ payable: 1_000n, held: 0n, debt: 0n });
    expect(violations()).toEqual([]);
  });

  it('says so in the state, and lists the hold', async () => {
    const { receive, settle, stateOf } = await aClosedOrder();
    await receive(aHoldFact());

    await settle();

    expect(await stateOf()).toMatchObject({ status: 'closed', held: true, revision: 2 });
    expect((await stateOf())?.holds).toHaveLength(1);
  });

  it('stops a payout that is reserved and not handed to its rail', async () => {
    const { receive, settle, head } = await aClosedOrder();
    const before = await head();
    await receive(aHoldFact());

    await settle();

    expect((await head()).reversalSequence).toBe(before.reversalSequence + 1);
  });

  it('holds what a refund leaves, and what the refund took is gone', async () => {
    const { receive, settle, balances, violations } = await aClosedOrder();
    await receive(aHoldFact());
    await settle();
    const half = { lineId: 'line-1', quantity: 0, minorUnits: 5_000n };
    await receive(aRefundFact(aRefund({ lines: [half], processedAt: daysAfterOrder(47) })));

    await settle();

    expect(await balances()).toMatchObject({ payable: 0n, held: 500n, debt: 0n });
    expect(violations()).toEqual([]);
  });

  it('comes to the same when hold, release and refund arrive at once or one by one', async () => {
    const half = { lineId: 'line-1', quantity: 0, minorUnits: 5_000n };
    const refund = aRefundFact(aRefund({ lines: [half], processedAt: daysAfterOrder(47) }));
    const facts = [aHoldFact(), refund, aReleaseFact(), aHoldFact('hold-2')];
    const atOnce = await aClosedOrder();
    await atOnce.receive(...facts);
    await atOnce.settle();

    const oneByOne = await aClosedOrder();
    for (const fact of facts.toReversed()) {
      await oneByOne.receive(fact);
      await oneByOne.settle();
    }

    expect(await oneByOne.balances()).toEqual(await atOnce.balances());
    expect(await atOnce.balances()).toMatchObject({ payable: 0n, held: 500n });
    expect(oneByOne.violations()).toEqual([]);
  });

  it('changes nothing when it comes again', async () => {
    const { receive, assess, settle } = await aClosedOrder();
    await receive(aHoldFact());
    await settle();
    await receive(aHoldFact('hold-1', { ...aFact(), content: aHoldFact().content }));

    expect(await assess()).toBe('unchanged');
  });
});

describe('verifyLedger', () => {
  it('finds that more is held back than the order asked for', async () => {
    const { conversions, ledger, receive, settle } = await aClosedOrder();
    await receive(aHoldFact());
    await settle();
    const [order] = conversions.export();
    if (order === undefined) throw new Error('There is an order.');
    const frozen = order.frozen.map(({ held: _, ...revision }) => revision);
    const { held: _, ...state } = order.state;

    const violations = verifyLedger(
      { conversions: [{ state, frozen }], ...ledger.export() },
      sha256,
    );

    expect(violations).toContainEqual(
      expect.objectContaining({ invariant: 'I11', where: 'acme/order/shop~1001@2/mia' }),
    );
  });
});
