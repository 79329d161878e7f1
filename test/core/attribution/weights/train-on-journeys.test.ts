import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../../../core/attribution/attribute.ts';
import { nameJourney } from '../../../../core/attribution/weights/name-journey.ts';
import { trainOnJourneys } from '../../../../core/attribution/weights/train-on-journeys.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  aWeightSet,
  daysBeforeOrder,
  orderMoment,
} from '../../../support/factories/index.ts';

const { weights: _, journeys: __, conversions: ___, ...training } = aWeightSet();
const converting = (...names: string[]) => ({ names, converted: true });
const failed = (...names: string[]) => ({ names, converted: false });

describe('nameJourney', () => {
  it('names everybody who took part, whether or not they earned, in time order', () => {
    const touch = (creatorId: string, days: number) =>
      aCandidate({ touchId: creatorId, creatorId, at: daysBeforeOrder(days) });
    const attribution = attribute(
      [
        touch('mia', 2),
        touch('too-old', 40),
        touch('zoe', 9),
        aCandidate({ touchId: 'code', kind: 'code', creatorId: 'noa', at: orderMoment }),
      ],
      anAttributableConversion(),
      aPolicy({ channels: { email: 'dilute' } }),
      {
        channels: [
          { touchId: 'v', channel: 'email', at: daysBeforeOrder(5), recordedAt: orderMoment },
        ],
      },
    );

    expect(nameJourney(attribution)).toEqual(['zoe', 'email', 'mia', 'noa']);
  });
});

describe('trainOnJourneys', () => {
  it('learns what each creator is worth, and from how much', () => {
    const set = trainOnJourneys(
      [converting('a', 'b'), converting('a'), converting(), failed('b')],
      { ...training, trainedBy: { model: 'shapley' } },
    );

    expect(set).toMatchObject({
      journeys: 3,
      conversions: 2,
      weights: { a: 750_000_000_000n, b: 250_000_000_000n },
    });
  });

  it('takes journeys that came to nothing for what they are', () => {
    // Without b nothing is lost that a does not bring: b's journeys fail as often as they convert.
    const journeys = [converting('a'), converting('a', 'b'), failed('b'), failed('b')];

    const { weights = {} } = trainOnJourneys(journeys, training) ?? {};

    expect((weights.a ?? 0n) > (weights.b ?? 0n)).toBe(true);
  });

  it.each([[[]], [[converting()]], [[failed('a')]]])('has nothing to learn from %p', (journeys) => {
    expect(trainOnJourneys(journeys, training)).toBeUndefined();
  });
});
