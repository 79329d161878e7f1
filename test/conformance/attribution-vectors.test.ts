import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../core/attribution/attribute.ts';
import type { AttributionModel } from '../../core/attribution/attribution-model.ts';
import { directChannel } from '../../core/attribution/channel-touch.ts';
import { msPerHour } from '../../core/time/instant.ts';
import { aCandidate, anAttributableConversion, aPolicy } from '../support/factories/index.ts';

type Touch = { readonly channel: string; readonly hoursBeforeConversion?: number };
type Journey = { readonly touches: readonly Touch[]; readonly value: number };
type Case = {
  readonly id: string;
  readonly input: {
    readonly journeys: readonly Journey[];
    readonly directChannel?: string;
    readonly leadTouchIndex?: readonly number[];
    readonly totalMinor?: string | number;
  };
  readonly expected: Readonly<Record<string, unknown>>;
};
type Path = { readonly path: string; readonly conversions: number };

const read = (name: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../../../shared/vectors/attribution/${name}.json`, import.meta.url),
      'utf8',
    ),
  );

/** What one journey's touches get of 1 by the money path's own `attribute`, in their order. */
function creditTouches(
  { touches }: Pick<Journey, 'touches'>,
  model: AttributionModel,
  options: { readonly directName?: string; readonly leadIndex?: number } = {},
): number[] {
  const conversion = anAttributableConversion();
  const placed = touches.map(({ channel, hoursBeforeConversion }, index) => {
    // Hours that a case does not tell are a day between touches, which only the order matters for.
    const hours = hoursBeforeConversion ?? (touches.length - 1 - index) * 24;
    const at = conversion.convertedAt - hours * msPerHour;
    return { touchId: String(index).padStart(3, '0'), channel, at, recordedAt: at };
  });
  const isDirect = ({ channel }: Touch) => channel === options.directName;
  const { credits, channelCredits, totalParts } = attribute(
    placed
      .filter((touch) => !isDirect(touch))
      .map(({ channel, ...touch }) => aCandidate({ ...touch, creatorId: channel })),
    {
      ...conversion,
      ...(options.leadIndex === undefined ? {} : { leadAt: placed[options.leadIndex]?.at }),
    },
    aPolicy({ model, clickWindowDays: 120, channels: { [directChannel]: 'dilute' } }),
    { channels: placed.filter(isDirect).map((touch) => ({ ...touch, channel: directChannel })) },
  );
  const parts = new Map([...credits, ...channelCredits].map((credit) => [credit.touchId, credit]));
  return placed.map(({ touchId }) => Number(parts.get(touchId)?.parts ?? 0n) / Number(totalParts));
}

function sumByChannel(
  journeys: readonly (Journey & { readonly weight?: number })[],
  model: AttributionModel,
  options: Parameters<typeof creditTouches>[2] = {},
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const journey of journeys) {
    const credits = creditTouches(journey, model, options);
    journey.touches.forEach(({ channel }, index) => {
      sums[channel] = (sums[channel] ?? 0) + journey.value * (credits[index] ?? 0);
    });
  }
  return sums;
}

function expectClose(actual: Record<string, number>, expected: Record<string, number>) {
  expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [channel, value] of Object.entries(expected)) {
    expect(Math.abs((actual[channel] ?? Number.NaN) - value)).toBeLessThan(1e-6);
  }
}

const u = { kind: 'position-based', weights: { first: 40, middle: 20, last: 40 } } as const;
const models: Readonly<Record<string, AttributionModel>> = {
  first: { kind: 'first-touch' },
  last: { kind: 'last-touch' },
  lastNonDirect: { kind: 'last-non-direct' },
  linear: { kind: 'linear' },
  timeDecay: { kind: 'time-decay', halfLifeHours: 168 },
  position: u,
  positionDecay: { kind: 'position-decay' },
};

describe('attribute agrees with the hand-derived cases', () => {
  const cases: readonly Case[] = read('small_cases');
  const find = (id: string) => cases.find((item) => item.id === id) as Case;
  const rows = ['s01', 's02', 's03', 's04', 's06'].flatMap((id) =>
    Object.keys(find(id).expected)
      .filter((name) => name in models)
      .map((name) => ({ id, name })),
  );

  it.each(rows)('$id, $name', ({ id, name }) => {
    const { input, expected } = find(id);
    const options = input.directChannel === undefined ? {} : { directName: input.directChannel };

    const values = sumByChannel(input.journeys, models[name] as AttributionModel, options);

    const wanted = expected[name] as Record<string, number>;
    const zeros = Object.fromEntries(Object.keys(values).map((channel) => [channel, 0]));
    expectClose(values, { ...zeros, ...wanted });
  });

  it('s10, the W', () => {
    const { input, expected } = find('s10');
    const w: AttributionModel = {
      kind: 'w-shaped',
      weights: { first: 30, lead: 30, opportunity: 30, others: 10 },
    };
    const [journey] = input.journeys;
    const [leadIndex] = input.leadTouchIndex ?? [];

    const credits = creditTouches(journey as Journey, w, { leadIndex: leadIndex as number });

    const wanted = expected.credits as readonly number[];
    const total = wanted.reduce((sum, credit) => sum + credit, 0);
    credits.forEach((credit, index) => {
      expect(credit).toBeCloseTo((wanted[index] ?? Number.NaN) / total, 12);
    });
  });
});

describe('attribute agrees with the peers’ results on random paths', () => {
  const keys: readonly (readonly [string, AttributionModel])[] = [
    ['first', { kind: 'first-touch' }],
    ['last', { kind: 'last-touch' }],
    ['last_non_direct', { kind: 'last-non-direct' }],
    ['linear', { kind: 'linear' }],
    ['position_based', u],
    ['position_decay', { kind: 'position-decay' }],
  ];

  it.each(
    ['rand_a', 'rand_c'].flatMap((file) => keys.map(([key, model]) => ({ file, key, model }))),
  )('$file, $key', ({ file, key, model }) => {
    const { input, expected } = read(file) as {
      input: { paths: readonly Path[] };
      expected: Record<string, Record<string, number>>;
    };
    const journeys = input.paths.map(({ path, conversions }) => ({
      touches: path.split('>').map((channel) => ({ channel: channel.trim() })),
      value: conversions,
    }));

    const sums = sumByChannel(journeys, model, { directName: 'Direct' });

    expectClose(sums, expected[key] as Record<string, number>);
  });
});
