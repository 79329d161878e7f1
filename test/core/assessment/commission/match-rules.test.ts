import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LineBase } from '../../../../core/assessment/assessment.ts';
import { findEarningTouches } from '../../../../core/assessment/commission/find-earning-touches.ts';
import { matchRules } from '../../../../core/assessment/commission/match-rules.ts';
import { type ConditionSubject, matchesCondition } from '../../../../core/plans/match-condition.ts';
import { someCondition, someSubject } from '../../../support/arbitrary-conditions.ts';
import {
  aJourney,
  anOrderSnapshot,
  aPlanVersion,
  type JourneyTouch,
  percent,
  someTerms,
} from '../../../support/factories/index.ts';

/** A line of a subject's goods, worth what the order is worth if it is the only one. */
const toLine = (subject: ConditionSubject, place: number): LineBase => ({
  lineId: `line-${place}`,
  productId: subject.productId,
  categories: subject.categories,
  tags: subject.tags,
  quantityLeft: 1,
  originalMinorUnits: 1n,
  refundedMinorUnits: 0n,
  baseMinorUnits: 1n,
});
const toTouch = ({ touchKind, code, amplified }: ConditionSubject): JourneyTouch => ({
  creatorId: 'mia',
  parts: 1n,
  touch: { kind: touchKind, code, slug: undefined },
  candidate: { link: { activeFrom: 0, amplified } },
});

describe('matchRules', () => {
  it('finds for each line and touch the first rule whose condition holds for both', () => {
    const subjects = fc.array(someSubject, { minLength: 1, maxLength: 4 });
    const conditions = fc.array(someCondition, { maxLength: 5 });

    fc.assert(
      fc.property(subjects, subjects, someSubject, conditions, (goods, touches, buyer, whens) => {
        const lines = goods.map(toLine);
        const order = anOrderSnapshot({
          currency: buyer.currency,
          tags: buyer.tags,
          placedAt: buyer.placedAt ?? 0,
          paymentNumber: buyer.paymentNumber,
        });
        const attribution = aJourney(touches.map(toTouch));
        const terms = someTerms({ customer: buyer.customer });
        const earning = findEarningTouches(attribution);
        const rules = whens.map((when, place) => ({
          ruleId: `rule-${place}`,
          when,
          rewards: [percent(1n)],
        }));

        const matched = matchRules(lines, aPlanVersion({ rules }), {
          order,
          attribution,
          terms,
          earning,
        });

        matched.forEach(({ matches }, line) => {
          const found = new Map(
            matches.flatMap(({ rule, credits }) =>
              credits.map(({ touchId }) => [touchId, rule.ruleId]),
            ),
          );
          touches.forEach((touch, place) => {
            const subject: ConditionSubject = {
              ...buyer,
              placedAt: order.placedAt,
              country: order.country,
              orderValueMinorUnits: BigInt(lines.length),
              productId: goods[line]?.productId,
              categories: goods[line]?.categories,
              tags: [...(goods[line]?.tags ?? []), ...(buyer.tags ?? [])],
              touchKind: touch.touchKind,
              code: touch.code,
              amplified: touch.amplified ?? false,
            };
            const first = rules.find(({ when }) => matchesCondition(when, subject));
            expect(found.get(`touch-${place + 1}`)).toBe(first?.ruleId);
          });
        });
        expect(matched).toHaveLength(lines.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('findEarningTouches', () => {
  it('finds the touch of each credit, wherever among the others it is', () => {
    const credits = aJourney([
      { creatorId: 'zoe' },
      { creatorId: 'mia', parts: 1n },
      { creatorId: 'noa', parts: 1n },
    ]);
    const reversed = { ...credits, credits: credits.credits.toReversed() };

    expect(findEarningTouches(reversed).map(({ touch }) => touch.creatorId)).toEqual([
      'noa',
      'mia',
    ]);
  });

  it.each([
    ['no touch', []],
    ['a touch that is not eligible', [{ creatorId: 'mia', verdict: 'bot' as const }]],
  ])('refuses a credit with %s', (_, touches) => {
    const credits = [{ touchId: 'touch-1', creatorId: 'mia', parts: 1n }];

    expect(() => findEarningTouches({ ...aJourney(touches), credits })).toThrow(RangeError);
  });
});
