import { describe, expect, it } from '@jest/globals';
import { answerWhyNot } from '../../../../core/assessment/explanation/answer-why-not.ts';
import { explainConversion } from '../../../../core/assessment/explanation/explain-conversion.ts';
import { explanationForCreator } from '../../../../core/assessment/explanation/explanation-for-creator.ts';
import {
  renderCreatorExplanation,
  renderExplanation,
} from '../../../../core/assessment/explanation/render-explanation.ts';
import { foldOrder } from '../../../../core/assessment/fold-order.ts';
import type { ConversionStatus } from '../../../../core/settlement/conversion.ts';
import {
  assessOrder,
  type OrderToAssess,
  pricedLines,
  refundOfLine,
} from '../../../support/assess-order.ts';
import {
  aConversionState,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aPlanVersion,
  daysBeforeOrder,
  flatPerOrder,
  orderMoment,
  percent,
} from '../../../support/factories/index.ts';

const names = { mia: 'Mia Mountain', zoe: 'Zoe Zephyr' };
const evidence = { codes: [], refusedTokens: [], isBuyerKnown: true };

const explained = (input: OrderToAssess, status: ConversionStatus = 'pending') => {
  const snapshot = anOrderSnapshot({ ...input.order, refunds: input.refunds ?? [] });
  return explainConversion({
    state: aConversionState({ status }),
    assessment: assessOrder(input),
    order: foldOrder([anOrderFact(snapshot)]),
    names,
  });
};
const answered = (input: OrderToAssess, creatorId = 'mia') =>
  answerWhyNot(explained(input), evidence, creatorId);
const toldTo = (creatorId: string, input: OrderToAssess) =>
  renderCreatorExplanation(explanationForCreator(explained(input), creatorId));

const excluding = { ruleId: 'no-tents', when: { product: ['product-1'] }, rewards: [] };
const rest = { ruleId: 'rest', rewards: [percent(10n)] };
const paysNothing =
  'because the rule that applies pays nothing (rule no-tents, plan standard, version v1).';

describe('a creator with the credit and without a commission is told that', () => {
  it.each<[string, OrderToAssess, string]>([
    [
      'the rule pays nothing for the goods',
      { order: { lines: pricedLines(1_000n) }, rules: [excluding, rest] },
      `Canvas tent: nothing for you, ${paysNothing}`,
    ],
    [
      'no rule applies',
      { rules: [{ ruleId: 'other', when: { product: ['other'] }, rewards: [percent(10n)] }] },
      'Canvas tent: nothing for you, because no rule of the plan applies.',
    ],
    [
      'gift cards earn nothing',
      { order: { lines: [anOrderLine({ giftCard: true })] } },
      'Canvas tent: nothing for you, because gift cards earn nothing.',
    ],
    [
      'the goods were edited out',
      { order: { lines: [anOrderLine({ quantityAfterEdits: 0 })] } },
      'Canvas tent: nothing for you, because it was edited out of the order.',
    ],
    [
      'all of the line was refunded',
      { refunds: [refundOfLine('line-1', 10_000n)] },
      'Canvas tent: nothing for you, because all of it was refunded.',
    ],
    [
      'the goods were given away',
      { order: { lines: pricedLines(0n) } },
      'Canvas tent: nothing for you, because nothing was paid for it.',
    ],
    [
      'the order was cancelled',
      { order: { cancelledAt: orderMoment + 1_000 } },
      'Nothing is earned, because the order was cancelled.',
    ],
    [
      'the payment was voided',
      { order: { financialStatus: 'voided' } },
      'Nothing is earned, because the payment of the order was voided.',
    ],
    [
      'the whole order was refunded',
      { order: { financialStatus: 'refunded' } },
      'Nothing is earned, because the whole order was refunded.',
    ],
    [
      'the order is a test',
      { order: { test: true } },
      'Nothing is earned, because it is a test order.',
    ],
  ])('%s', (_, input, reason) => {
    const { outcome, reasons } = answered(input);

    expect(outcome).toBe('not-earned');
    expect(reasons).toHaveLength(2);
    expect(reasons[1]).toBe(reason);
  });

  it('the order was not paid in time', () => {
    const order = { ...foldOrder([anOrderFact(anOrderSnapshot())]), expired: true as const };
    const explanation = explainConversion({
      state: aConversionState({ status: 'expired' }),
      assessment: { ...assessOrder({}), groups: [], owed: [] },
      order,
      names,
    });

    expect(answerWhyNot(explanation, evidence, 'mia').reasons.at(-1)).toBe(
      'Nothing is earned, because nobody has paid the order in time.',
    );
  });

  it('the amount came to less than a cent, and how', () => {
    expect(answered({ order: { lines: pricedLines(3n) } }).reasons[1]).toBe(
      'Canvas tent: 10 % of 0.03 USD = 0.003, rounded half-even: 0.00 USD (rule everything, plan standard, version v1).',
    );
  });

  it('an amount per order is lost', () => {
    const lost = {
      rules: [{ ruleId: 'flat', rewards: [flatPerOrder(800n, 'lost')] }],
      refunds: [refundOfLine('line-1', 4_000n, 0)],
    };

    expect(answered(lost).reasons[1]).toContain(
      'lost, because only 60.00 of 100.00 USD of the goods under this rule are left',
    );
  });

  it('the plan gave nothing, where the order is no longer known', () => {
    const input = { rules: [{ ruleId: 'none', rewards: [] }] };
    const explanation = explainConversion({
      state: aConversionState(),
      assessment: assessOrder(input),
      names,
    });

    expect(answerWhyNot(explanation, evidence, 'mia').reasons[1]).toBe(
      'Under the plan, the order gave nothing for this credit.',
    );
  });
});

describe('an order that earns in part', () => {
  const input: OrderToAssess = {
    order: { lines: pricedLines(1_000n, 2_000n) },
    rules: [excluding, rest],
  };

  it('tells the creator in the explanation which goods pay nothing, by the rule that decided', () => {
    const own = explanationForCreator(explained(input), 'mia');

    expect(own.unpaid).toEqual([
      {
        reason: 'rule-pays-nothing',
        lineId: 'line-1',
        title: 'Canvas tent',
        ruleId: 'no-tents',
        planId: 'standard',
        versionId: 'v1',
      },
    ]);
    expect(toldTo('mia', input).at(-1)).toBe(`Canvas tent: nothing for you, ${paysNothing}`);
  });

  it('tells the merchant the same, and for whom', () => {
    const both = { ...input, touches: ['mia', 'zoe'].map((id) => ({ creatorId: id, parts: 1n })) };

    expect(renderExplanation(explained(both))).toContain(
      `Canvas tent: nothing for Mia Mountain and Zoe Zephyr, ${paysNothing}`,
    );
  });

  it('says nothing more where everything earns', () => {
    const whole = explained({ rules: [rest] });

    expect(whole.unpaid).toEqual([]);
    expect(explained({ rules: [{ ruleId: 'flat', rewards: [flatPerOrder(1n)] }] }).unpaid).toEqual(
      [],
    );
  });
});

describe('a rule about creators that pays nothing', () => {
  const input: OrderToAssess = {
    touches: ['mia', 'zoe'].map((creatorId) => ({ creatorId, parts: 1n })),
    rules: [
      { ruleId: 'not-her', when: { creator: ['mia'] }, rewards: [] },
      { ruleId: 'special', rewards: [percent(23n)] },
    ],
  };

  it('is told to whom it concerns, without a word of who earns at what rate', () => {
    const own = explanationForCreator(explained(input), 'mia');
    const text = JSON.stringify([own, toldTo('mia', input), answered(input)]);

    expect(text).toContain('not-her');
    for (const foreign of ['zoe', 'Zoe', 'special', '23 %', '11.50']) {
      expect(text).not.toContain(foreign);
    }
  });

  it('is not told to the others', () => {
    expect(JSON.stringify([toldTo('zoe', input), answered(input, 'zoe')])).not.toContain('not-her');
    expect(explanationForCreator(explained(input), 'zoe').unpaid).toEqual([]);
  });
});

describe('a creator whom an earlier version protects', () => {
  it('is told of the rules of that version', () => {
    const version = (versionId: string, ruleId: string, rate: bigint) =>
      aPlanVersion({
        versionId,
        rules: [
          { ruleId, when: { product: ['product-1'] }, rewards: [] },
          { ruleId: 'rest', rewards: [percent(rate)] },
        ],
      });
    const protectedOne = explained({
      order: { lines: pricedLines(1_000n, 2_000n) },
      touches: [
        {
          creatorId: 'mia',
          parts: 1n,
          candidate: { enrolment: { enrolledAt: daysBeforeOrder(90) } },
        },
      ],
      terms: {
        planVersion: version('v2', 'no-tents-now', 5n),
        protecting: [
          { version: version('v1', 'no-tents', 10n), enrolledBefore: daysBeforeOrder(10) },
        ],
      },
    });

    expect(protectedOne.unpaid).toMatchObject([{ ruleId: 'no-tents', versionId: 'v1' }]);
  });
});

describe('the explanation of an order that earns nothing', () => {
  it('tells merchant and creator once why', () => {
    const cancelled = { order: { cancelledAt: orderMoment + 1_000 } };
    const sentence = 'Nothing is earned, because the order was cancelled.';

    expect(renderExplanation(explained(cancelled)).at(-1)).toBe(sentence);
    expect(toldTo('mia', cancelled).at(-1)).toBe(sentence);
  });

  it('does not say twice that it is a test', () => {
    const sentences = renderExplanation(explained({ order: { test: true } }, 'excluded'));

    expect(sentences.filter((sentence) => sentence.includes('test order'))).toEqual([
      'This is a test order, which never earns.',
    ]);
  });

  it('leaves to the line what the line says', () => {
    const refunded = { refunds: [refundOfLine('line-1', 10_000n)] };

    expect(renderExplanation(explained(refunded)).join()).not.toContain('nothing for');
    expect(toldTo('mia', refunded).join()).not.toContain('nothing for');
  });
});

describe('a refund that was not applied', () => {
  it('is told to the merchant and to the creator, with its reason', () => {
    const explanation = explained({ refunds: [refundOfLine('line-1', 20_000n)] });
    const sentence =
      /^The refund .* takes nothing, because it is more than what is left of the order\.$/;

    expect(renderExplanation(explanation)).toContainEqual(expect.stringMatching(sentence));
    expect(renderCreatorExplanation(explanationForCreator(explanation, 'mia'))).toContainEqual(
      expect.stringMatching(sentence),
    );
  });

  it('is not mentioned where there is none', () => {
    expect(explained({})).not.toHaveProperty('rejectedRefunds');
  });
});
