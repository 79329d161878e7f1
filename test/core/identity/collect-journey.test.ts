import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CarriedToken } from '../../../core/assessment/order-facts.ts';
import { collectJourney, type JourneyEvidence } from '../../../core/identity/collect-journey.ts';
import { aCodeTouch, aTouch } from '../../support/factories/a-touch.ts';
import { daysAfterOrder, daysBeforeOrder, orderMoment } from '../../support/factories/moments.ts';

const aToken = (changes: Partial<Exclude<CarriedToken, { refusal: string }>> = {}) => ({
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  at: daysBeforeOrder(2),
  ...changes,
});

const collect = (evidence: Partial<JourneyEvidence>) =>
  collectJourney({
    programId: 'spring',
    tokens: [],
    codes: [],
    firstRecordedAt: orderMoment + 5_000,
    recorded: [],
    cutOff: daysAfterOrder(45),
    ...evidence,
  });
const idsOf = (evidence: Partial<JourneyEvidence>) =>
  collect(evidence).map(({ touchId }) => touchId);

describe('collectJourney', () => {
  it('unites tokens, recorded touches and codes, by time and then by id', () => {
    const evidence = {
      codes: [aCodeTouch({ touchId: 'code' })],
      recorded: [
        aTouch({ touchId: 'b', at: daysBeforeOrder(3) }),
        aTouch({ touchId: 'a', at: daysBeforeOrder(3) }),
      ],
      tokens: [aToken({ touchId: 'token', at: daysBeforeOrder(9) })],
    };

    expect(idsOf(evidence)).toEqual(['token', 'a', 'b', 'code']);
  });

  it('makes one touch of a token and the click that the redirect recorded, which knows more', () => {
    const click = aTouch({ country: 'DE', filtered: 'bot' });

    expect(collect({ tokens: [aToken()], recorded: [click] })).toEqual([click]);
  });

  it('keeps what the token knows and the record does not', () => {
    const tokens = [aToken({ contentId: 'reel-7' })];

    expect(collect({ tokens, recorded: [aTouch()] })).toMatchObject([{ contentId: 'reel-7' }]);
  });

  it('takes a token alone for a click, received with the order if not before', () => {
    expect(collect({ tokens: [aToken()] })).toEqual([
      { ...aToken(), kind: 'click', recordedAt: daysBeforeOrder(2) },
    ]);
    expect(
      collect({ tokens: [aToken({ at: daysAfterOrder(1) })], firstRecordedAt: orderMoment }),
    ).toMatchObject([{ at: daysAfterOrder(1), recordedAt: orderMoment }]);
  });

  it('leaves out tokens that were refused, and touches of another program', () => {
    const evidence = {
      tokens: [{ refusal: 'bad-signature' as const }, aToken({ programId: 'autumn' })],
      recorded: [aTouch({ touchId: 'b', programId: 'autumn' })],
      codes: [aCodeTouch({ programId: 'autumn' })],
    };

    expect(collect(evidence)).toEqual([]);
  });

  it('counts what was recorded by the cut-off, and nothing that was recorded later', () => {
    const cutOff = daysAfterOrder(45);
    const recorded = [
      aTouch({ touchId: 'in-time', recordedAt: cutOff }),
      aTouch({ touchId: 'late', recordedAt: cutOff + 1 }),
    ];

    expect(idsOf({ recorded, cutOff })).toEqual(['in-time']);
  });

  it('keeps the token of a click whose record came too late, without what the record knows', () => {
    const late = aTouch({ country: 'DE', recordedAt: daysAfterOrder(46) });

    const [touch] = collect({ tokens: [aToken()], recorded: [late] });

    expect(touch).toMatchObject({ touchId: 'touch-1', recordedAt: daysBeforeOrder(2) });
    expect(touch).not.toHaveProperty('country');
  });

  it('counts the tokens and codes of an order that is heard of after its own close', () => {
    const evidence = {
      tokens: [aToken()],
      codes: [aCodeTouch({ recordedAt: daysAfterOrder(60) })],
      firstRecordedAt: daysAfterOrder(60),
    };

    expect(collect(evidence)).toHaveLength(2);
  });

  it('counts a touch that was recorded twice as it was recorded first', () => {
    const first = aTouch({ recordedAt: daysBeforeOrder(1), visitorId: 'visitor-2' });
    const second = aTouch({ recordedAt: orderMoment, country: 'DE' });

    expect(collect({ recorded: [second, first] })).toEqual([first]);
  });

  it('leaves a code that the order names twice to whoever says which is the duplicate', () => {
    const codes = [aCodeTouch(), aCodeTouch({ codeApplied: false })];

    expect(collect({ codes })).toHaveLength(2);
  });

  it('is the same journey in whatever order the evidence comes', () => {
    const touches = fc
      .array(
        fc.record({
          touchId: fc.constantFrom('a', 'b', 'c'),
          at: fc.constantFrom(daysBeforeOrder(3), daysBeforeOrder(2)),
          creatorId: fc.constantFrom('mia', 'noah'),
        }),
        { maxLength: 6 },
      )
      .chain((all) => fc.tuple(fc.constant(all), shuffle(all)));
    fc.assert(
      fc.property(touches, touches, ([recorded, shuffled], [carried, mixed]) => {
        const codes = [aCodeTouch({ touchId: 'code' }), aCodeTouch({ touchId: 'code', code: 'X' })];

        expect(
          collect({
            recorded: shuffled.map(aTouch),
            tokens: mixed.map(aToken),
            codes: codes.toReversed(),
          }),
        ).toEqual(collect({ recorded: recorded.map(aTouch), tokens: carried.map(aToken), codes }));
      }),
    );
  });
});

function shuffle<Item>(items: readonly Item[]) {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
