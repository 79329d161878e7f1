import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attribute } from '../../../core/attribution/attribute.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { AttributionPolicy } from '../../../core/attribution/policy.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const clickAt = (touchId: string, at: number, creatorId = touchId) =>
  aCandidate({ touchId, creatorId, at });

describe('last touch', () => {
  it('gives everything to the latest eligible touch', () => {
    const candidates = [
      clickAt('b', daysBeforeOrder(1)),
      clickAt('late', orderMoment + 1),
      clickAt('a', daysBeforeOrder(5)),
    ];

    const { credits, judged } = attribute(candidates, anAttributableConversion(), aPolicy());

    expect(credits).toEqual([{ touchId: 'b', creatorId: 'b', parts: 1n }]);
    expect(judged.map(({ candidate }) => candidate.touch.touchId)).toEqual(['a', 'b', 'late']);
  });

  it('decides equal times by id', () => {
    const candidates = [clickAt('b', orderMoment), clickAt('a', orderMoment)];

    const { credits } = attribute(candidates, anAttributableConversion(), aPolicy());

    expect(credits.map(({ touchId }) => touchId)).toEqual(['b']);
  });
});

describe('linear', () => {
  it('gives every touch the same, repeats of a creator included', () => {
    const candidates = [
      clickAt('a1', daysBeforeOrder(3), 'a'),
      clickAt('b', daysBeforeOrder(2)),
      clickAt('a2', daysBeforeOrder(1), 'a'),
    ];

    const { credits, totalParts } = attribute(
      candidates,
      anAttributableConversion(),
      aPolicy({ model: 'linear' }),
    );

    expect(credits).toEqual([
      { touchId: 'a1', creatorId: 'a', parts: 1n },
      { touchId: 'b', creatorId: 'b', parts: 1n },
      { touchId: 'a2', creatorId: 'a', parts: 1n },
    ]);
    expect(totalParts).toBe(3n);
  });
});

describe('attribute', () => {
  const creators = fc.constantFrom('mia', 'noa', 'zoe');
  const candidates: fc.Arbitrary<Candidate> = fc
    .record({
      touchId: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
      kind: fc.constantFrom('click' as const, 'view' as const, 'code' as const),
      days: fc.constantFrom(-1, 0, 0.5, 2, 29, 30, 31),
      creatorId: creators,
      discount: fc.bigInt({ min: 0n, max: 2n }),
      applied: fc.boolean(),
      filtered: fc.constantFrom(undefined, undefined, 'bot'),
      isBuyer: fc.boolean(),
    })
    .map(({ touchId, kind, days, creatorId, discount, applied, filtered, isBuyer }) =>
      aCandidate(
        {
          touchId,
          kind,
          creatorId,
          at: kind === 'code' ? orderMoment : daysBeforeOrder(days),
          codeDiscountMinorUnits: discount,
          codeApplied: applied,
          filtered,
        },
        { creatorIdentityHashes: isBuyer && creatorId === 'zoe' ? ['k1:buyer'] : [] },
      ),
    );
  const policies: fc.Arbitrary<AttributionPolicy> = fc
    .record({
      model: fc.constantFrom('last-touch' as const, 'linear' as const),
      viewsEarn: fc.boolean(),
      codeVsLink: fc.constantFrom(
        'code-wins' as const,
        'link-wins' as const,
        'code-wins-if-involved' as const,
        'shared' as const,
      ),
    })
    .map((changes) => aPolicy(changes));
  const journeys = fc.array(candidates, { maxLength: 8 });

  it('gives out the whole credit if any touch is eligible, and none otherwise', () => {
    fc.assert(
      fc.property(journeys, policies, (journey, policy) => {
        const { credits, totalParts, judged } = attribute(
          journey,
          anAttributableConversion(),
          policy,
        );
        const eligible = judged.filter(({ verdict }) => verdict === 'eligible');
        const eligibleIds = new Set(eligible.map(({ candidate }) => candidate.touch.touchId));

        expect(credits.reduce((sum, { parts }) => sum + parts, 0n)).toBe(totalParts);
        expect(totalParts > 0n).toBe(eligible.length > 0);
        expect(credits.every(({ touchId, parts }) => eligibleIds.has(touchId) && parts > 0n)).toBe(
          true,
        );
        expect(judged).toHaveLength(journey.length);
      }),
    );
  });

  it('never depends on the order in which candidates come', () => {
    const shuffled = journeys.chain((journey) =>
      fc.tuple(
        fc.constant(journey),
        fc.shuffledSubarray(journey, { minLength: journey.length, maxLength: journey.length }),
      ),
    );

    fc.assert(
      fc.property(shuffled, policies, ([journey, permuted], policy) => {
        const conversion = anAttributableConversion();

        expect(canonicalJson(attribute(permuted, conversion, policy))).toBe(
          canonicalJson(attribute(journey, conversion, policy)),
        );
      }),
    );
  });

  it('gives nobody more for a touch that is recorded twice', () => {
    fc.assert(
      fc.property(journeys, policies, (journey, policy) => {
        const conversion = anAttributableConversion();

        const doubled = attribute([...journey, ...journey], conversion, policy);

        expect(doubled.credits).toEqual(attribute(journey, conversion, policy).credits);
      }),
    );
  });
});
