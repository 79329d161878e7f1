import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../../../core/attribution/attribute.ts';
import type { RuleBasedModel } from '../../../../core/attribution/attribution-model.ts';
import type { WeightSet } from '../../../../core/attribution/weights/weight-set.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../../support/factories/index.ts';

const aWeightSet = (weights: Readonly<Record<string, bigint>>): WeightSet => ({
  weightSetId: 'w-1',
  trainedBy: { model: 'markov', order: 1, useNulls: true },
  from: daysBeforeOrder(90),
  until: daysBeforeOrder(10),
  publishedAt: daysBeforeOrder(9),
  journeys: 1_000,
  conversions: 80,
  weights,
});

/** The shares of creators `a`, `b`, `c` … that clicked in this order, one a day. */
function divide(
  creators: readonly string[],
  weightSet: WeightSet | undefined,
  fallback: RuleBasedModel = { kind: 'linear' },
) {
  const candidates = creators.map((creatorId, index) =>
    aCandidate({
      touchId: `${index}-${creatorId}`,
      creatorId,
      at: daysBeforeOrder(creators.length - index),
    }),
  );
  const { credits, totalParts, weightSetId } = attribute(
    candidates,
    anAttributableConversion(),
    aPolicy({ model: { kind: 'data-driven', fallback } }),
    weightSet === undefined ? {} : { weightSet },
  );
  return {
    weightSetId,
    shares: Object.fromEntries(
      credits.map(({ touchId, parts }) => [touchId, `${parts}/${totalParts}`]),
    ),
  };
}

describe('a data-driven model', () => {
  it('divides by the trained weights, normalised over the touches of the journey', () => {
    const set = aWeightSet({ a: 500n, b: 300n, c: 200n });

    expect(divide(['a', 'b'], set)).toEqual({
      weightSetId: 'w-1',
      shares: { '0-a': '5/8', '1-b': '3/8' },
    });
  });

  it('counts a creator for each of their touches', () => {
    expect(divide(['a', 'b', 'a'], aWeightSet({ a: 500n, b: 300n })).shares).toEqual({
      '0-a': '5/13',
      '1-b': '3/13',
      '2-a': '5/13',
    });
  });

  it('gives a creator who is not in the set what the fall-back gives, and the rest to the others', () => {
    // Linear: a third to the newcomer; two thirds to a and b by 500 to 300.
    expect(divide(['a', 'newcomer', 'b'], aWeightSet({ a: 500n, b: 300n })).shares).toEqual({
      '0-a': '5/12',
      '1-newcomer': '4/12',
      '2-b': '3/12',
    });
  });

  it.each<[string, WeightSet | undefined, string | undefined]>([
    ['before any weights were published', undefined, undefined],
    ['where nobody is in the set', aWeightSet({ other: 1n }), 'w-1'],
    ['where nobody weighs anything', aWeightSet({ a: 0n, b: 0n }), 'w-1'],
  ])('falls back wholly %s', (_, set, weightSetId) => {
    expect(divide(['a', 'b'], set, { kind: 'last-touch' })).toEqual({
      weightSetId,
      shares: { '1-b': '1/1' },
    });
  });

  it('does not take a creator for a property that every object has', () => {
    expect(divide(['constructor', 'a'], aWeightSet({ a: 1n }), { kind: 'linear' }).shares).toEqual({
      '0-constructor': '1/2',
      '1-a': '1/2',
    });
  });

  it('shares the place of several codes equally', () => {
    const code = (creatorId: string) =>
      aCandidate({ touchId: creatorId, creatorId, kind: 'code', at: orderMoment });

    const { credits } = attribute(
      [code('a'), code('b')],
      anAttributableConversion(),
      aPolicy({ model: { kind: 'data-driven', fallback: { kind: 'linear' } } }),
      { weightSet: aWeightSet({ a: 900n, b: 100n }) },
    );

    expect(credits.map(({ parts }) => parts)).toEqual([1n, 1n]);
  });

  it('weighs the place of several codes by their exact mean', () => {
    const code = (creatorId: string) =>
      aCandidate({ touchId: creatorId, creatorId, kind: 'code', at: orderMoment });
    const click = aCandidate({ touchId: 'z', creatorId: 'z', at: daysBeforeOrder(1) });
    const divided = (weights: Readonly<Record<string, bigint>>) =>
      attribute(
        [click, code('a'), code('b')],
        anAttributableConversion(),
        aPolicy({
          model: { kind: 'data-driven', fallback: { kind: 'linear' } },
          codeVsLink: 'shared',
        }),
        { weightSet: aWeightSet(weights) },
      ).credits.map(({ touchId, parts }) => [touchId, parts]);

    // The mean of 1 and 0 is a half, and each code has half of that: 2 to 1/4 and 1/4.
    expect(divided({ z: 2n, a: 1n, b: 0n })).toEqual([
      ['z', 8n],
      ['a', 1n],
      ['b', 1n],
    ]);
    // One code's creator is not known, so that the fall-back decides what their place gets.
    expect(divided({ z: 2n, a: 1n })).toEqual([
      ['z', 2n],
      ['a', 1n],
      ['b', 1n],
    ]);
  });
});
