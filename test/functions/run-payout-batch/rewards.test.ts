import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFulfilmentNews } from '../../../adapters/rails/fulfilment/read-fulfilment-news.ts';
import type { RewardReceiver } from '../../../core/payouts/payout-rail.ts';
import { limitsOfRail } from '../../../core/payouts/rails/limits-of-rail.ts';
import type { MerchantTax } from '../../../core/tax/merchant-tax.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { aPayoutConnection } from '../../support/factories/a-program.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import {
  aCreator,
  aMerchant,
  aPayee,
  daysAfterOrder,
  somePayeeTerms,
} from '../../support/factories/index.ts';
import { startFakeFulfilment } from '../../support/rails/start-fake-fulfilment.ts';
import { startFakeGiftCards } from '../../support/rails/start-fake-gift-cards.ts';

const anHour = 3_600_000;
const unitedStates = {
  ...{ country: 'US', timezone: 'America/New_York', incomeKind: 'commission' },
} as const satisfies MerchantTax;
const methods = {
  fulfilment: { rail: 'fulfilment', recipient: 'member-1' },
  'shopify-gift-card': { rail: 'shopify-gift-card', customerId: '101' },
} as const satisfies Record<RewardReceiver['rail'], RewardReceiver>;

describe('rewards that are no cash', () => {
  let clock = daysAfterOrder(60);
  let merchant: Awaited<ReturnType<typeof startFakeFulfilment>>;
  let shop: Awaited<ReturnType<typeof startFakeGiftCards>>;
  beforeEach(async () => {
    clock = daysAfterOrder(60);
    [merchant, shop] = await Promise.all([
      startFakeFulfilment(() => clock),
      startFakeGiftCards(() => clock),
    ]);
  });
  afterEach(() => Promise.all([merchant.stop(), shop.stop()]));

  /** `mia` gets rewards over a rail of a merchant who has both, unless it is said otherwise. */
  function aRewardWorld(
    rail: RewardReceiver['rail'] | undefined,
    {
      tax,
      closed = [],
      payees,
    }: { tax?: MerchantTax; closed?: readonly string[]; payees?: object } = {},
  ) {
    const { payoutMethod: _, ...mia } = aCreator({ creatorId: 'mia' });
    const rails = ['fulfilment', 'shopify-gift-card'] as const;
    const world = aPayoutWorld([{ creatorId: 'mia' }], {
      merchants: [aMerchant(tax === undefined ? {} : { tax })],
      creators: [
        { ...mia, ...(rail === undefined ? {} : { rewardMethod: methods[rail] }), ...payees },
      ],
      taxProfiles: [aTaxProfile({ receiver: { kind: 'creator', id: 'mia' } })],
      payees: [aPayee()],
      connections: rails
        .filter((provider) => !closed.includes(provider))
        .map((provider) => aPayoutConnection({ provider, connectionId: `acme.${provider}` })),
      railLimits: limitsOfRail,
      openRail: async ({ rail: wanted }) => {
        clock = world.ports.now();
        return wanted === 'fulfilment' ? merchant.rail : shop.rail;
      },
    });
    const pay = async (runId: string) => {
      const run = await world.planPayouts({ merchantId: 'acme', runId, dryRun: false });
      for (const batch of world.queued.splice(0)) await world.runPayoutBatch(batch);
      return run;
    };
    const later = async (ms: number) => {
      world.wait(ms);
      await world.lookUpPayouts();
      for (const batch of world.queued.splice(0)) await world.runPayoutBatch(batch);
    };
    const states = () => world.payouts().map(({ state }) => state);
    return { ...world, pay, later, states };
  }

  it('are handed to the merchant’s own system, and confirmed when it says that they arrived', async () => {
    const world = aRewardWorld('fulfilment');
    await world.earnInKind('mia', 'points', 500n);

    await world.pay('r1');
    expect(world.payouts()).toMatchObject([
      { payoutId: 'mia-points-2', state: 'submitted', atRail: { reference: 'F-1' } },
    ]);
    expect(JSON.parse(merchant.bodies[0] ?? '')).toMatchObject({
      ...{ payoutId: 'mia-points-2', recipient: 'member-1', amount: '500', unit: 'points' },
      reasons: expect.arrayContaining([expect.stringContaining('run r1')]),
    });

    merchant.settle();
    await world.later(anHour);
    expect(world.states()).toEqual(['confirmed']);
    expect(await world.balances('mia', 'points')).toMatchObject({ payable: 0n, paid: 500n });
    expect(world.violations()).toEqual([]);
  });

  it('become a gift card, which is there at once', async () => {
    const world = aRewardWorld('shopify-gift-card');
    await world.earnInKind('mia', 'store-credit:EUR', 1_250n);

    await world.pay('r1');

    expect(world.states()).toEqual(['confirmed']);
    expect(shop.cards).toMatchObject([
      { value: '12.50', note: 'tributary:acme/mia-store-credit-2' },
    ]);
    expect(
      JSON.stringify(world.payouts(), (_, value) =>
        typeof value === 'bigint' ? `${value}` : value,
      ),
    ).not.toContain(shop.cards[0]?.code);
    expect(world.violations()).toEqual([]);
  });

  it.each(['fulfilment', 'shopify-gift-card'] as const)(
    'over %s happen once, though the answer is lost',
    async (rail) => {
      const world = aRewardWorld(rail);
      const fake = rail === 'fulfilment' ? merchant : shop;
      fake.fault('lost-answer');
      await world.earnInKind('mia', 'store-credit:EUR', 900n);

      await world.pay('r1');
      expect(world.states()).toEqual(['unclear']);
      fake.settle();
      await world.later(anHour);

      expect(world.states()).toEqual(['confirmed']);
      expect(fake.timesMoved('mia-store-credit-2')).toBe(1);
      expect(world.violations()).toEqual([]);
    },
  );

  it.each(['fulfilment', 'shopify-gift-card'] as const)(
    'over %s that it has never seen are payable again, once nobody sends them any more',
    async (rail) => {
      const world = aRewardWorld(rail);
      const fake = rail === 'fulfilment' ? merchant : shop;
      fake.goDown();
      await world.earnInKind('mia', 'store-credit:EUR', 900n);
      await world.pay('r1');
      fake.comeBack();

      await world.later(4 * 24 * anHour);

      expect(world.states()).toEqual(['failed']);
      expect(await world.balances('mia', 'store-credit:EUR')).toMatchObject({ payable: 900n });
      await world.pay('r2');
      fake.settle();
      await world.later(anHour);
      expect(fake.timesMoved('mia-store-credit-2')).toBe(0);
      expect(world.states()).toEqual(['failed', 'confirmed']);
      expect(world.violations()).toEqual([]);
    },
  );

  it('that stay without an answer are a person’s', async () => {
    const world = aRewardWorld('shopify-gift-card');
    shop.goDown();
    await world.earnInKind('mia', 'store-credit:EUR', 900n);
    await world.pay('r1');

    await world.later(4 * 24 * anHour);

    expect(world.states()).toEqual(['review']);
    const evidence = 'seen in the shop';
    await world.resolvePayout('acme', 'mia-store-credit-2', { outcome: 'confirmed', evidence });
    expect(world.states()).toEqual(['confirmed']);
  });

  it('that are refused are payable again', async () => {
    const world = aRewardWorld('fulfilment');
    merchant.empty();
    await world.earnInKind('mia', 'product:TENT-2', 1n);

    await world.pay('r1');

    expect(world.payouts()).toMatchObject([{ payoutId: 'mia-product-2', state: 'failed' }]);
    expect(await world.balances('mia', 'product:TENT-2')).toMatchObject({ payable: 1n });
    expect(world.violations()).toEqual([]);
  });

  it('of which the merchant’s system tells later are booked as it says', async () => {
    const world = aRewardWorld('fulfilment');
    await world.earnInKind('mia', 'points', 500n);
    await world.pay('r1');
    const tell = (state: string) => {
      const news = readFulfilmentNews({
        ...{ type: 'payout.fulfilment', payoutId: 'mia-points-2', state, reference: 'F-1' },
        ...{ recipient: 'member-1', amount: '500', unit: 'points' },
        occurredAt: '2026-05-05T12:00:00Z',
      });
      if (news.kind !== 'report') throw new Error('It is no report.');
      return world.recordRailReport('acme', 'fulfilment', news.report);
    };

    await tell('done');
    expect(world.states()).toEqual(['confirmed']);
    await tell('returned');
    expect(world.states()).toEqual(['returned']);
    expect(await world.balances('mia', 'points')).toMatchObject({ payable: 500n, paid: 0n });
    expect(world.violations()).toEqual([]);
  });

  it('are the creator’s, whoever the cash is divided with', async () => {
    const payees = { payees: [{ from: 0, terms: somePayeeTerms() }] };
    const world = aRewardWorld('fulfilment', { payees });
    await world.earnInKind('mia', 'points', 500n);

    await world.pay('r1');

    const [payout] = world.payouts();
    expect(payout).toMatchObject({ minorUnits: 500n });
    expect(payout?.division).toBeUndefined();
  });

  it('wait for a way to get them, or for a connection, and the run says so', async () => {
    const without = aRewardWorld(undefined);
    const closed = aRewardWorld('fulfilment', { closed: ['fulfilment'] });
    const neither = aRewardWorld(undefined, { closed: ['fulfilment', 'shopify-gift-card'] });
    const skips = await Promise.all(
      [without, closed, neither].map(async (world) => {
        await world.earnInKind('mia', 'points', 500n);
        const { planned, skipped } = await world.pay('r1');
        return [planned.length, ...skipped.map(({ reason }) => reason)];
      }),
    );

    expect(skips).toEqual([[0, 'no-reward-method'], [0, 'rail-unavailable'], [0]]);
  });

  describe('of a merchant who is somebody for tax', () => {
    const yearOf = (world: ReturnType<typeof aRewardWorld>) =>
      world.ledger.readTaxYear({
        ...{ merchantId: 'acme', receiver: { kind: 'creator', id: 'mia' } },
        ...{ currency: 'USD', taxYear: 2026 },
      });

    it('count in the tax year at their fair value, whole', async () => {
      const world = aRewardWorld('fulfilment', { tax: unitedStates });
      await world.controls.save('acme', {
        ...{ approvalLimits: [], duplicateAccounts: 'show' },
        rewardValues: [
          {
            amount: { minorUnits: 100n, unit: 'points' },
            value: { minorUnits: 150n, currency: 'USD' },
          },
        ],
      });
      await world.earnInKind('mia', 'points', 500n);
      await world.earnInKind('mia', 'store-credit:USD', 2_000n);

      await world.pay('r1');

      expect(
        world
          .payouts()
          .map(({ minorUnits, fairValue }) => [minorUnits, fairValue?.grossMinorUnits]),
      ).toEqual([
        [500n, 750n],
        [2_000n, 2_000n],
      ]);
      expect((await yearOf(world)).paid).toEqual([
        { incomeKind: 'in-kind', grossMinorUnits: 2_750n, withheldMinorUnits: 0n },
      ]);
      expect(world.violations()).toEqual([]);
    });

    it('are in no tax year any more once they came back', async () => {
      const world = aRewardWorld('fulfilment', { tax: unitedStates });
      merchant.empty();
      await world.earnInKind('mia', 'store-credit:USD', 2_000n);

      await world.pay('r1');

      expect(world.states()).toEqual(['failed']);
      expect((await yearOf(world)).paid).toEqual([]);
      expect(world.violations()).toEqual([]);
    });

    it('are handed out, and in no tax year, where nobody knows their value', async () => {
      const world = aRewardWorld('fulfilment', { tax: unitedStates });
      await world.earnInKind('mia', 'sample:TENT-2', 1n);

      await world.pay('r1');

      expect(world.states()).toEqual(['submitted']);
      expect((await yearOf(world)).version).toBe(0);
      expect(world.violations()).toEqual([]);
    });
  });
});
