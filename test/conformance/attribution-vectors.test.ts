import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../core/attribution/attribute.ts';
import type { AttributionModel } from '../../core/attribution/policy.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
} from '../support/factories/index.ts';

type Case = {
  readonly id: string;
  readonly input: {
    readonly journeys: readonly {
      readonly touches: readonly { readonly channel: string }[];
      readonly value: number;
    }[];
  };
  readonly expected: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

const file = JSON.parse(
  readFileSync(
    new URL('../../../shared/vectors/attribution/small_cases.json', import.meta.url),
    'utf8',
  ),
);
const cases: readonly Case[] = file.cases ?? file;

/** The value of a case's one journey, divided between its channels by a model. */
function valueByChannel({ input }: Case, model: AttributionModel): Record<string, number> {
  const journey = input.journeys[0] ?? { touches: [], value: 0 };
  const { credits, totalParts } = attribute(
    journey.touches.map(({ channel }, index) =>
      aCandidate({
        touchId: `touch-${index}`,
        creatorId: channel,
        at: daysBeforeOrder(journey.touches.length - index),
      }),
    ),
    anAttributableConversion(),
    aPolicy({ model }),
  );
  const values: Record<string, number> = {};
  for (const { channel } of journey.touches) values[channel] = 0;
  for (const { creatorId, parts } of credits) {
    values[creatorId] =
      (values[creatorId] ?? 0) + (journey.value * Number(parts)) / Number(totalParts);
  }
  return values;
}

describe('attribute', () => {
  it.each<[string, string, AttributionModel]>([
    ['s01', 'last', 'last-touch'],
    ['s01', 'linear', 'linear'],
    ['s02', 'last', 'last-touch'],
    ['s02', 'linear', 'linear'],
    ['s03', 'linear', 'linear'],
    ['s04', 'linear', 'linear'],
  ])('agrees with the hand-derived case %s, %s', (id, name, model) => {
    const found = cases.find((item) => item.id === id) as Case;

    const values = valueByChannel(found, model);

    const expected = found.expected[name] ?? {};
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [channel, value] of Object.entries(expected)) {
      expect(values[channel]).toBeCloseTo(value, 10);
    }
  });
});
