import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assessActivity } from '../../../../core/assessment/assess-activity.ts';
import { explainConversion } from '../../../../core/assessment/explanation/explain-conversion.ts';
import { explainGroups } from '../../../../core/assessment/explanation/explain-groups.ts';
import type { Explanation } from '../../../../core/assessment/explanation/explanation.ts';
import { explanationForCreator } from '../../../../core/assessment/explanation/explanation-for-creator.ts';
import { listOwnShares } from '../../../../core/assessment/explanation/list-own-shares.ts';
import {
  renderCommission,
  renderOwnShare,
} from '../../../../core/assessment/explanation/render-commission.ts';
import {
  renderCreatorExplanation,
  renderExplanation,
} from '../../../../core/assessment/explanation/render-explanation.ts';
import type { Refund } from '../../../../core/assessment/order-facts.ts';
import type { PlanVersion } from '../../../../core/plans/plan.ts';
import type { AfterRefund, Reward } from '../../../../core/plans/reward.ts';
import {
  assessOrder,
  type OrderToAssess,
  pricedLines,
  refundOfLine,
} from '../../../support/assess-order.ts';
import {
  aConversionState,
  anOrderLine,
  aPlanVersion,
  daysBeforeOrder,
  flatPerItem,
  flatPerOrder,
  inKindPerOrder,
  type JourneyTouch,
  orderMoment,
  percent,
  someTerms,
  storeCredit,
} from '../../../support/factories/index.ts';

const names = { mia: 'Mia Mountain', zoe: 'Zoe Zephyr', rex: 'Rex River' };
const explained = (input: OrderToAssess): Explanation =>
  explainConversion({ state: aConversionState(), assessment: assessOrder(input), names });
const ruleWith = (...rewards: Reward[]) => [{ ruleId: 'rule', rewards }];
const origin = 'rule rule, plan standard, version v1';

/** The sentences about commission alone. */
const told = (input: OrderToAssess) => {
  const { groups, lines } = explained(input);
  return groups.map((group) => renderCommission(group, lines));
};
const toldTo = (creatorId: string, input: OrderToAssess) => {
  const { shares, lines } = explanationForCreator(explained(input), creatorId);
  return shares.map((share) => renderOwnShare(share, lines));
};

const two: JourneyTouch[] = [
  { creatorId: 'mia', parts: 1n },
  { creatorId: 'zoe', parts: 1n },
];

describe('the sentence about', () => {
  it.each<[string, OrderToAssess, string]>([
    [
      'an amount per item',
      {
        rules: ruleWith(flatPerItem(250n)),
        order: { lines: [anOrderLine({ quantity: 3 })] },
        refunds: [refundOfLine('line-1', 1_000n, 1)],
      },
      `Canvas tent: 2.50 USD for each of 2 pieces left = 5.00, rounded half-even: 5.00 USD (${origin}).`,
    ],
    [
      'store credit',
      { rules: ruleWith(storeCredit(5n)) },
      `Canvas tent: 5 % of 100.00 USD = 5.00, rounded half-even: 5.00 USD of store credit (${origin}).`,
    ],
    [
      'points',
      { rules: ruleWith(inKindPerOrder(50n)), refunds: [refundOfLine('line-1', 3_333n)] },
      `The order: 50 points per order, prorated, because 66.67 of 100.00 USD of the goods under this rule are left = 33.335, rounded half-even: 33 points (${origin}).`,
    ],
    [
      'a product',
      { rules: ruleWith(inKindPerOrder(1n, 'product:TENT:RED', 'kept')) },
      `The order: 1 piece of TENT:RED per order = 1, rounded half-even: 1 piece of TENT:RED (${origin}).`,
    ],
    [
      'samples',
      { rules: ruleWith(inKindPerOrder(2n, 'sample:LAMP', 'lost')) },
      `The order: 2 samples of LAMP per order = 2, rounded half-even: 2 samples of LAMP (${origin}).`,
    ],
    [
      'a discount',
      { rules: ruleWith(inKindPerOrder(500n, 'discount:USD', 'kept')) },
      `The order: 5.00 USD of discount per order = 5.00, rounded half-even: 5.00 USD of discount (${origin}).`,
    ],
    [
      'credit that channels share',
      { channelParts: 2n },
      'Canvas tent: 10 % of 100.00 USD x 1/3 of the credit (channels have 2/3, paid to nobody) = 3.33333333…, rounded half-even: 3.33 USD (rule everything, plan standard, version v1).',
    ],
  ])('%s says how it comes about', (_, input, sentence) => {
    expect(told(input)).toEqual([sentence]);
  });

  it('an assist bonus names whom it is for, and to the creator nobody', () => {
    const input = {
      version: {
        assistBonus: {
          ruleId: 'assist',
          amount: { minorUnits: 200n, currency: 'USD' },
          to: 'any' as const,
        },
      },
      touches: [{ creatorId: 'zoe' }, { creatorId: 'mia', parts: 1n }],
    };
    const bonus =
      'ixed bonus of 2.00 USD for having helped (rule assist, plan standard, version v1).';

    expect(told(input)[1]).toBe(`Zoe Zephyr: a f${bonus}`);
    expect(toldTo('zoe', input)).toEqual([`A f${bonus}`]);
  });

  it('a referral share says to the merchant, and not to the referrer, who earned what', () => {
    const input = {
      version: {
        referralShare: { ruleId: 'referral', rate: { numerator: 5n, denominator: 100n } },
      },
      touches: [
        {
          creatorId: 'mia',
          parts: 1n,
          candidate: { enrolment: { enrolledAt: 0, referredBy: 'rex' } },
        },
      ],
    };

    expect(told(input)[1]).toBe(
      'Rex River: 5 % of the 10.00 USD that Mia Mountain earned = 0.50, rounded half-even: 0.50 USD (rule referral, plan standard, version v1).',
    );
    expect(toldTo('rex', input)).toEqual([
      '5 % of what a creator whom you brought in earned: 0.50 USD (rule referral, plan standard, version v1).',
    ]);
  });

  it('a version that protects says whom and until when', () => {
    const input = {
      touches: two.map((touch) => ({
        ...touch,
        candidate: {
          enrolment: { enrolledAt: daysBeforeOrder(touch.creatorId === 'mia' ? 90 : 1) },
        },
      })),
      terms: {
        planVersion: aPlanVersion({ versionId: 'v2', rules: ruleWith(percent(5n)) }),
        protecting: [
          {
            version: aPlanVersion({ rules: ruleWith(percent(10n)) }),
            enrolledBefore: daysBeforeOrder(10),
          },
        ],
      },
    };

    expect(told(input)).toEqual([
      'Canvas tent: 5 % of 100.00 USD = 5.00, rounded half-even: 5.00 USD, of which 2.50 USD hold (rule rule, plan standard, version v2).',
      `Canvas tent: 10 % of 100.00 USD = 10.00, rounded half-even: 10.00 USD, of which 5.00 USD hold (${origin}, which protects until 2026-03-22).`,
    ]);
    expect(toldTo('mia', input)).toEqual([
      `Canvas tent: 10 % of 100.00 USD x 1/2 of the credit = 5.00, rounded half-even: 5.00 USD (${origin}, which protects you until 2026-03-22).`,
    ]);
  });
});

describe('the sentence about an amount per order', () => {
  const partly = [refundOfLine('line-1', 4_000n, 0)];
  const wholly = [refundOfLine('line-1', 10_000n)];

  it.each<[string, AfterRefund, Refund[], string]>([
    ['says nothing of refunds where there are none', 'lost', [], ' = 8.00'],
    [
      'says that it is kept although a part was refunded',
      'kept',
      partly,
      ', kept, although only 60.00 of 100.00 USD of the goods under this rule are left = 8.00',
    ],
    [
      'says that it is lost because a part was refunded',
      'lost',
      partly,
      ', lost, because only 60.00 of 100.00 USD of the goods under this rule are left = 0.00',
    ],
    [
      'says of what and to what it is prorated',
      'prorated',
      partly,
      ', prorated, because 60.00 of 100.00 USD of the goods under this rule are left = 4.80',
    ],
    [
      'does not say that it is kept where nothing is left',
      'kept',
      wholly,
      ', not due, because nothing is left to pay for of the goods under this rule = 0.00',
    ],
  ])('%s', (_, afterRefund, refunds, rest) => {
    const [sentence] = told({ rules: ruleWith(flatPerOrder(800n, afterRefund)), refunds });

    expect(sentence).toContain(`The order: 8.00 USD per order${rest}, rounded half-even:`);
  });

  it('counts the goods under its rule, and not those that another rule decides', () => {
    const input = {
      order: { lines: pricedLines(5_000n, 3_000n) },
      rules: [
        { ruleId: 'rule', when: { product: ['product-1'] }, rewards: [flatPerOrder(800n)] },
        { ruleId: 'rest', rewards: [percent(10n)] },
      ],
      refunds: [refundOfLine('line-2', 1_000n, 0)],
    };
    const sentence = `The order: 8.00 USD per order = 8.00, rounded half-even: 8.00 USD (${origin}).`;

    expect(told(input)[1]).toBe(sentence);
    expect(toldTo('mia', input)[1]).toBe(sentence);
  });

  it('names no figure that an assessment of earlier days does not have', () => {
    const assessment = assessOrder({
      rules: ruleWith(flatPerOrder(800n, 'lost')),
      refunds: partly,
    });
    const groups = assessment.groups.map((group) => ({ ...group, exactDenominator: 1n }));
    const [group] = explainGroups({ ...assessment, groups }, names);

    expect(group && renderCommission(group, [])).toContain(
      ', lost, because a part of the goods under this rule was refunded =',
    );
  });
});

describe('the sentence about a part of a divided amount', () => {
  const three: JourneyTouch[] = [...two, { creatorId: 'rex', parts: 1n }];
  const input = { order: { lines: pricedLines(1_000n) }, touches: three };

  it('does not call the odd cent that came with the division a rounding of the part', () => {
    expect(toldTo('mia', input)).toEqual([
      'Canvas tent: 10 % of 10.00 USD x 1/3 of the credit = 0.33333333…; of the amount that was rounded once (half-even) and divided by largest remainder, your part is 0.34 USD (rule everything, plan standard, version v1).',
    ]);
  });

  it('stays simple where the part is what its own rounding gives', () => {
    expect(toldTo('zoe', input)).toEqual([
      'Canvas tent: 10 % of 10.00 USD x 1/3 of the credit = 0.33333333…, rounded half-even: 0.33 USD (rule everything, plan standard, version v1).',
    ]);
  });
});

describe('the sentence about an activity', () => {
  const cash = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });

  it.each<
    [string, Parameters<typeof assessActivity>[0]['activity']['kind'], bigint, Reward, string]
  >([
    [
      'leads',
      'lead',
      3n,
      { kind: 'per-lead', amount: cash(500n) },
      '5.00 USD for each of 3 leads = 15.00, rounded half-even: 15.00 USD',
    ],
    [
      'a click',
      'clicks',
      1n,
      { kind: 'per-valid-click', amount: cash(12n) },
      '0.12 USD for each of 1 valid click = 0.12, rounded half-even: 0.12 USD',
    ],
    [
      'views',
      'reach',
      1_234n,
      {
        kind: 'per-thousand-views',
        amount: cash(400n),
        formatMultipliers: { short: { numerator: 3n, denominator: 2n } },
      },
      '4.00 USD per 1,000 views x 1234 views at 150 % = 7.404, rounded half-even: 7.40 USD',
    ],
    [
      'content',
      'content',
      2n,
      { kind: 'per-approved-content', amount: { minorUnits: 1n, unit: 'points' } },
      '1 point for each of 2 approved pieces of content = 2, rounded half-even: 2 points',
    ],
    [
      'a milestone',
      'milestone',
      1n,
      { kind: 'milestone', milestone: 'kick-off', amount: cash(9_900n) },
      '99.00 USD for the milestone kick-off = 99.00, rounded half-even: 99.00 USD',
    ],
  ])('%s says how it comes about', (_, kind, quantity, reward, sentence) => {
    const assessed = assessActivity({
      activity: {
        kind,
        quantity,
        creatorId: 'mia',
        currency: 'USD',
        at: orderMoment,
        format: 'short',
        milestone: 'kick-off',
      },
      terms: someTerms({ planVersion: aPlanVersion({ rules: ruleWith(reward) }) }),
    });
    const groups = explainGroups(assessed, names);

    expect(groups.map((group) => renderCommission(group, []))).toEqual([
      `Mia Mountain: ${sentence} (${origin}).`,
    ]);
    expect(listOwnShares(groups, 'mia').map((share) => renderOwnShare(share, []))).toEqual([
      `${sentence} (${origin}).`,
    ]);
    expect(listOwnShares(groups, 'zoe')).toEqual([]);
  });
});

describe('an explanation', () => {
  it('lists what is owed in kind beside the cash', () => {
    const input = { rules: ruleWith(percent(10n), inKindPerOrder(301n)), touches: two };
    const whole = explained(input);

    expect(whole.owedInKind).toEqual([
      { creatorId: 'mia', creatorName: 'Mia Mountain', amount: { amount: '151', unit: 'points' } },
      { creatorId: 'zoe', creatorName: 'Zoe Zephyr', amount: { amount: '150', unit: 'points' } },
    ]);
    expect(explanationForCreator(whole, 'zoe').amountsInKind).toEqual([
      { amount: '150', unit: 'points' },
    ]);
    expect(renderExplanation(whole)).toContain('Mia Mountain earns 151 points.');
    expect(renderCreatorExplanation(explanationForCreator(whole, 'zoe'))[0]).toBe(
      'Order #1001 of 2026-03-02: you earn 5.00 USD and 150 points.',
    );
  });

  it('does not say that no cash is earned where something else is', () => {
    const whole = explained({ rules: ruleWith(storeCredit(5n)) });

    expect(renderCreatorExplanation(explanationForCreator(whole, 'mia'))[0]).toBe(
      'Order #1001 of 2026-03-02: you earn 5.00 USD of store credit.',
    );
  });

  it('is plain JSON, whatever is paid', () => {
    const whole = explained({
      rules: ruleWith(flatPerItem(100n), inKindPerOrder(5n), storeCredit(1n)),
    });

    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });
});

describe('what a creator is told of others', () => {
  const referral: Partial<PlanVersion> = {
    referralShare: { ruleId: 'referral', rate: { numerator: 5n, denominator: 100n } },
    assistBonus: {
      ruleId: 'assist',
      amount: { minorUnits: 200n, currency: 'USD' },
      to: 'any',
    },
  };
  const brought: JourneyTouch = {
    creatorId: 'mia',
    parts: 1n,
    candidate: { enrolment: { enrolledAt: 0, referredBy: 'rex' } },
  };

  it.each(['rex', 'zoe'])(
    'is nothing of the order or its creators beyond the own share of %s',
    (id) => {
      const whole = explained({
        version: referral,
        touches: [{ creatorId: 'zoe' }, brought],
        order: { lines: pricedLines(8_700n, 4_500n) },
      });

      const own = explanationForCreator(whole, id);
      const text = JSON.stringify([own, renderCreatorExplanation(own)]);

      expect(own.shares).toHaveLength(1);
      expect(own.lines).toEqual([]);
      for (const foreign of ['mia', 'Mia', '87.00', '45.00', '132.00', '8.70', '4.50', '13.20']) {
        expect(text).not.toContain(foreign);
      }
    },
  );

  it('does not change with the terms, names and versions of others', () => {
    const rewards = fc.array(
      fc.oneof(
        fc.bigInt({ min: 1n, max: 99n }).map((rate) => percent(rate)),
        fc.bigInt({ min: 1n, max: 900n }).map((amount) => flatPerOrder(amount)),
        fc.bigInt({ min: 1n, max: 900n }).map((amount) => inKindPerOrder(amount)),
      ),
      { minLength: 1, maxLength: 2 },
    );
    const others = fc.record({
      rewards,
      earlier: rewards,
      creatorIds: fc.constantFrom(['zoe', 'noa'], ['ada', 'bob'], ['zz', 'aa']),
      referredBy: fc.option(fc.constantFrom('rex', 'top'), { nil: undefined }),
    });
    const view = (other: typeof others extends fc.Arbitrary<infer T> ? T : never) => {
      const own = {
        ruleId: 'own',
        when: { creator: ['mia'] },
        rewards: [percent(10n), flatPerItem(1n)],
      };
      const version = (versionId: string, theirs: readonly Reward[]) =>
        aPlanVersion({
          ...referral,
          versionId,
          rules: [own, { ruleId: `theirs-${theirs.length}`, rewards: theirs }],
        });
      const enrolment = { enrolledAt: 0, referredBy: other.referredBy };
      const input: OrderToAssess = {
        touches: [
          { creatorId: 'mia', parts: 1n },
          ...other.creatorIds.map((creatorId) => ({
            creatorId,
            parts: 1n,
            candidate: { enrolment },
          })),
        ],
        terms: {
          planVersion: version('v2', other.rewards),
          protecting: [{ version: version('v1', other.earlier), enrolledBefore: orderMoment }],
        },
      };
      return explanationForCreator(explained(input), 'mia');
    };

    fc.assert(
      fc.property(others, others, (a, b) => {
        expect(view(a)).toEqual(view(b));
      }),
    );
  });
});
