import { describe, expect, it } from '@jest/globals';
import { assess } from '../../../../core/assessment/assess.ts';
import { explainConversion } from '../../../../core/assessment/explanation/explain-conversion.ts';
import { explanationForCreator } from '../../../../core/assessment/explanation/explanation-for-creator.ts';
import {
  renderCreatorExplanation,
  renderExplanation,
} from '../../../../core/assessment/explanation/render-explanation.ts';
import { foldOrder } from '../../../../core/assessment/fold-order.ts';
import { attribute } from '../../../../core/attribution/attribute.ts';
import type { ConversionState } from '../../../../core/settlement/conversion.ts';
import {
  aCandidate,
  aConversionState,
  anAttributableConversion,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aPlanVersion,
  aPolicy,
  aRefund,
  daysAfterOrder,
  daysBeforeOrder,
  flatPerOrder,
  percent,
  someTerms,
} from '../../../support/factories/index.ts';

const names = { mia: 'Mia Mountain', noa: 'Noa North', zoe: 'Zoe Zephyr' };

/** Mia and Noa share an order of 100.00 less 25.00; Zoe's click was too old. */
function explained(state: Partial<ConversionState> = {}) {
  const order = foldOrder([
    anOrderFact(
      anOrderSnapshot({
        lines: [
          anOrderLine(),
          anOrderLine({ lineId: 'line-2', title: 'Gift card', giftCard: true }),
          anOrderLine({ lineId: 'line-3', productId: 'secret', title: 'Stove' }),
        ],
        refunds: [aRefund()],
      }),
    ),
  ]);
  const click = (creatorId: string, days: number) =>
    aCandidate({ touchId: `click-${creatorId}`, creatorId, at: daysBeforeOrder(days) });
  const attribution = attribute(
    [click('mia', 5), click('noa', 2), click('zoe', 34)],
    anAttributableConversion(),
    aPolicy({ model: { kind: 'linear' } }),
  );
  const planVersion = aPlanVersion({
    rules: [
      {
        ruleId: 'noa-special',
        when: { all: [{ creator: ['noa'] }, { product: ['secret'] }] },
        rewards: [percent(20n)],
      },
      { ruleId: 'everything', rewards: [percent(125n, 1_000n)] },
    ],
  });
  const terms = someTerms({ planVersion, customer: 'new' });
  const assessment = assess({ conversionId: 'shop~1001', order, attribution, terms });
  return explainConversion({ state: aConversionState(state), assessment, names });
}

describe('an explanation for the merchant', () => {
  it('names every candidate with its verdict, age, window and credit', () => {
    expect(explained().touches).toMatchObject([
      {
        creatorName: 'Zoe Zephyr',
        verdict: 'outside-window',
        ageMs: 34 * 86_400_000,
        windowDays: 30,
      },
      { creatorId: 'mia', verdict: 'eligible', credit: { fraction: '1/2', percent: '50 %' } },
      { creatorId: 'noa', verdict: 'eligible', credit: { fraction: '1/2', percent: '50 %' } },
    ]);
    expect(explained().touches[0]?.credit).toBeUndefined();
  });

  it('shows each amount with its base, rule, version, rate, exact value, rounding and shares', () => {
    expect(explained().groups[0]).toEqual({
      ruleId: 'everything',
      planId: 'standard',
      versionId: 'v1',
      reward: 'percent',
      rate: '12.5 %',
      lineId: 'line-1',
      base: { amount: '75.00', currency: 'USD' },
      rounding: 'half-even',
      credit: { fraction: '1', percent: '100 %' },
      exact: '9.375',
      amount: { amount: '9.38', currency: 'USD' },
      shares: [
        {
          touchId: 'click-mia',
          creatorId: 'mia',
          credit: { fraction: '1/2', percent: '50 %' },
          exact: '4.6875',
          amount: { amount: '4.69', currency: 'USD' },
        },
        {
          touchId: 'click-noa',
          creatorId: 'noa',
          credit: { fraction: '1/2', percent: '50 %' },
          exact: '4.6875',
          amount: { amount: '4.69', currency: 'USD' },
        },
      ],
    });
  });

  it('shows where the base of each line comes from', () => {
    expect(explained().lines).toMatchObject([
      { title: 'Canvas tent', original: { amount: '100.00' }, refunded: { amount: '25.00' } },
      { title: 'Gift card', base: { amount: '0.00' }, excluded: 'gift-card' },
      { title: 'Stove', base: { amount: '100.00' } },
    ]);
  });

  it('adds up', () => {
    expect(explained().total).toEqual({ amount: '25.63', currency: 'USD' });
    expect(explained().owed).toEqual([
      {
        creatorId: 'mia',
        creatorName: 'Mia Mountain',
        amount: { amount: '10.94', currency: 'USD' },
      },
      { creatorId: 'noa', creatorName: 'Noa North', amount: { amount: '14.69', currency: 'USD' } },
    ]);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(explained()))).toEqual(explained());
  });

  it('reads as plain English', () => {
    expect(renderExplanation(explained())).toEqual([
      'Order #1001 of 2026-03-02: 25.63 USD of commission.',
      'An estimate; becomes payable on 2026-04-16 if nothing changes.',
      'Every touch gets the same credit.',
      'Not Zoe Zephyr, because the click was 34 days old and the window is 30 days.',
      'Mia Mountain, with 1/2 (50 %) of the credit, because the click was 5 days old, within the window of 30 days.',
      'Noa North, with 1/2 (50 %) of the credit, because the click was 2 days old, within the window of 30 days.',
      'Canvas tent: a base of 75.00 USD, which is 100.00 less 25.00 refunded.',
      'Gift card: no base, because gift cards earn nothing.',
      'Stove: a base of 100.00 USD.',
      'Canvas tent: 12.5 % of 75.00 USD = 9.375, rounded half-even: 9.38 USD (rule everything, plan standard, version v1).',
      'Stove: 12.5 % of 100.00 USD x 1/2 of the credit = 6.25, rounded half-even: 6.25 USD (rule everything, plan standard, version v1).',
      'Stove: 20 % of 100.00 USD x 1/2 of the credit = 10.00, rounded half-even: 10.00 USD (rule noa-special, plan standard, version v1).',
      'Mia Mountain earns 10.94 USD.',
      'Noa North earns 14.69 USD.',
    ]);
  });

  it.each<[string, Partial<ConversionState>, string]>([
    ['waits for its payment', { closeAt: undefined }, 'Waiting for the payment of the order.'],
    [
      'waits for its payment until it expires',
      { closeAt: undefined, unpaidExpiryAt: daysAfterOrder(30) },
      'Waiting for the payment of the order until 2026-04-01.',
    ],
    [
      'was not paid in time',
      { closeAt: undefined, status: 'expired' },
      'Nobody has paid the order in time; it counts again if somebody does.',
    ],
    [
      'is on hold',
      {
        status: 'held',
        holds: [{ holdId: 'h', reason: 'fraud-review', note: 'Odd.', since: daysAfterOrder(1) }],
      },
      'On hold: fraud-review since 2026-03-03 (Odd.).',
    ],
    [
      'is closed',
      { status: 'closed', revision: 1, closedAt: daysAfterOrder(46) },
      'Closed on 2026-04-17.',
    ],
    [
      'was restated',
      { status: 'closed', revision: 3, closedAt: daysAfterOrder(46) },
      'Closed on 2026-04-17, restated 2 times since.',
    ],
    ['is a test', { status: 'excluded' }, 'This is a test order, which never earns.'],
    ['is parked', { status: 'parked' }, 'The order itself has not arrived yet.'],
  ])('says that an order %s', (_, state, sentence) => {
    expect(renderExplanation(explained(state))[1]).toBe(sentence);
  });
});

describe('an explanation for a creator', () => {
  const held = explained({
    status: 'held',
    holds: [{ holdId: 'h', reason: 'manual', note: 'Ask noa about it.', since: daysAfterOrder(1) }],
  });

  it('shows own touches with their reasons, own shares and own amount', () => {
    const own = explanationForCreator(explained(), 'mia');

    expect(own.amount).toEqual({ amount: '10.94', currency: 'USD' });
    expect(own.touches.map(({ touchId }) => touchId)).toEqual(['click-mia']);
    expect(own.shares).toMatchObject([
      { ruleId: 'everything', lineId: 'line-1', exact: '4.6875', amount: { amount: '4.69' } },
      { ruleId: 'everything', lineId: 'line-3', exact: '6.25', amount: { amount: '6.25' } },
    ]);
  });

  it('names no other creator, no foreign rule, rate or amount, and no note', () => {
    const text = JSON.stringify(explanationForCreator(held, 'mia'));

    for (const foreign of [
      'noa',
      'zoe',
      'Noa',
      'Zoe',
      '20 %',
      '10.00"',
      '14.69',
      '25.63',
      '9.38',
      'Ask',
    ]) {
      expect(text).not.toContain(foreign);
    }
    expect(text).toContain('manual');
  });

  it('counts the other creators', () => {
    expect(explanationForCreator(explained(), 'mia').otherCreators).toBe(2);
  });

  it('tells a creator without a share why, and shows no line', () => {
    const own = explanationForCreator(explained(), 'zoe');

    expect(own).toMatchObject({
      amount: { amount: '0.00', currency: 'USD' },
      lines: [],
      shares: [],
    });
    expect(renderCreatorExplanation(own)).toEqual([
      'Order #1001 of 2026-03-02: you earn 0.00 USD.',
      'An estimate; becomes payable on 2026-04-16 if nothing changes.',
      'Every touch gets the same credit.',
      'Not you, because your click was 34 days old and the window is 30 days.',
      '2 others were considered for this order too.',
    ]);
  });

  it('reads as plain English', () => {
    expect(renderCreatorExplanation(explanationForCreator(held, 'mia'))).toEqual([
      'Order #1001 of 2026-03-02: you earn 10.94 USD.',
      'On hold: manual since 2026-03-03.',
      'Every touch gets the same credit.',
      'You, with 1/2 (50 %) of the credit, because your click was 5 days old, within the window of 30 days.',
      '2 others were considered for this order too.',
      'Canvas tent: a base of 75.00 USD, which is 100.00 less 25.00 refunded.',
      'Stove: a base of 100.00 USD.',
      'Canvas tent: 12.5 % of 75.00 USD x 1/2 of the credit = 4.6875, rounded half-even: 4.69 USD (rule everything, plan standard, version v1).',
      'Stove: 12.5 % of 100.00 USD x 1/2 of the credit = 6.25, rounded half-even: 6.25 USD (rule everything, plan standard, version v1).',
      'Gift card: nothing for you, because gift cards earn nothing.',
    ]);
  });
});

describe('a flat reward', () => {
  it('is explained with what a partial refund does to it', () => {
    const order = foldOrder([anOrderFact(anOrderSnapshot({ refunds: [aRefund()] }))]);
    const attribution = attribute([aCandidate()], anAttributableConversion(), aPolicy());
    const rules = [{ ruleId: 'flat', rewards: [flatPerOrder(500n)] }];
    const terms = someTerms({ planVersion: aPlanVersion({ rules }) });
    const assessment = assess({ conversionId: 'shop~1001', order, attribution, terms });

    const explanation = explainConversion({ state: aConversionState(), assessment, names });

    expect(explanation.groups[0]?.flat).toEqual({
      amount: '5.00',
      currency: 'USD',
      afterRefund: 'prorated',
    });
    expect(renderExplanation(explanation)).toContain(
      'The order: 5.00 USD per order, prorated, because 75.00 of 100.00 USD of the goods under this rule are left = 3.75, rounded half-even: 3.75 USD (rule flat, plan standard, version v1).',
    );
  });
});
