import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseRate } from '../../../core/money/choose-rate.ts';
import { anExchangeRate } from '../../support/factories/an-exchange-rate.ts';

const thursday = '2026-02-26';
const friday = '2026-02-27';
const sunday = '2026-03-01';
const monday = '2026-03-02';

/** The dollars for a euro, asked on a Monday by whoever knows everything up to Sunday. */
const question = {
  source: 'ecb',
  base: 'EUR',
  from: 'EUR',
  to: 'USD',
  day: monday,
  completeThrough: sunday,
};

describe('chooseRate', () => {
  it('takes the rate last published before the day, and not that of the day itself', () => {
    const rates = [
      anExchangeRate({ publishedOn: thursday, rate: '1.20' }),
      anExchangeRate({ publishedOn: friday, rate: '1.25' }),
      anExchangeRate({ publishedOn: monday, rate: '1.30' }),
    ];

    expect(chooseRate(rates, question)).toEqual(rates[1]);
  });

  it('waits while the source may have published one that is not known yet', () => {
    const rates = [anExchangeRate({ publishedOn: friday })];

    expect(chooseRate(rates, { ...question, completeThrough: friday })).toBeUndefined();
  });

  it.each([
    ['knows no rate', []],
    ['knows a rate of another source only', [anExchangeRate({ source: 'fed' })]],
    ['knows a rate of another pair only', [anExchangeRate({ to: 'GBP' })]],
  ])('waits while it %s', (_, rates) => {
    expect(chooseRate(rates, question)).toBeUndefined();
  });

  it.each([
    ['2026-02-16', 'is used'],
    ['2026-02-15', 'waits'],
  ])('takes no last word of long ago: a rate of %s %s', (publishedOn, outcome) => {
    const rate = chooseRate([anExchangeRate({ publishedOn })], question);

    expect(rate === undefined ? 'waits' : 'is used').toBe(outcome);
  });

  it('turns the published rate round, exactly, and says so', () => {
    const published = anExchangeRate({ rate: '1.0832' });

    expect(chooseRate([published], { ...question, from: 'USD', to: 'EUR' })).toEqual({
      ...published,
      from: 'USD',
      to: 'EUR',
      rate: { numerator: 10_000n, denominator: 10_832n },
      derivedFrom: [published],
    });
  });

  it('goes through the base of the source for two others, exactly, and names both rates', () => {
    const dollars = anExchangeRate({ to: 'USD', rate: '1.0832' });
    const yen = { ...anExchangeRate({ to: 'JPY', rate: '161.30' }), recordedAt: 2_000 };

    expect(chooseRate([dollars, yen], { ...question, from: 'USD', to: 'JPY' })).toEqual({
      source: 'ecb',
      from: 'USD',
      to: 'JPY',
      // 161.30 / 1.0832 in lowest terms
      rate: { numerator: 201_625n, denominator: 1_354n },
      publishedOn: friday,
      recordedAt: 2_000,
      derivedFrom: [dollars, yen],
    });
  });

  it('prefers what was published to what it could calculate', () => {
    const dollars = anExchangeRate({ to: 'USD' });
    const pounds = anExchangeRate({ to: 'GBP', rate: '0.80' });
    const opposite = anExchangeRate({ from: 'GBP', to: 'USD', rate: '1.60' });
    const direct = anExchangeRate({ from: 'USD', to: 'GBP', rate: '0.70' });
    const asked = { ...question, from: 'USD', to: 'GBP' };

    expect(chooseRate([dollars, pounds, opposite, direct], asked)).toEqual(direct);
    expect(chooseRate([dollars, pounds, opposite], asked)?.derivedFrom).toEqual([opposite]);
  });

  it('calculates with rates of one day only, the last on which all it needs was published', () => {
    const rates = [
      anExchangeRate({ to: 'USD', publishedOn: thursday }),
      anExchangeRate({ to: 'JPY', publishedOn: thursday, rate: '160' }),
      anExchangeRate({ to: 'USD', publishedOn: friday }),
    ];

    const rate = chooseRate(rates, { ...question, from: 'USD', to: 'JPY' });

    expect(rate?.publishedOn).toBe(thursday);
  });

  it.each([[{ to: 'EUR' }], [{ day: '2026-02-30' }], [{ completeThrough: 'yesterday' }]])(
    'refuses a question with %j',
    (change) => {
      expect(() => chooseRate([], { ...question, ...change })).toThrow(RangeError);
    },
  );

  it('answers the same, once it answers, however the rates came in and whatever comes later', () => {
    const days = fc.constantFrom('2026-02-20', thursday, friday, sunday, monday, '2026-03-03');
    const facts = fc.uniqueArray(
      fc.record({
        to: fc.constantFrom('USD', 'JPY', 'GBP'),
        rate: fc.constantFrom('0.8', '1.25', '160'),
        publishedOn: days,
      }),
      { selector: ({ to, publishedOn }) => `${publishedOn} ${to}`, maxLength: 12 },
    );
    const twice = facts.chain((all) => fc.tuple(fc.constant(all), shuffle(all)));
    fc.assert(
      fc.property(twice, ([all, shuffled]) => {
        const asked = { ...question, from: 'USD', to: 'JPY' };
        const early = all.filter(({ publishedOn }) => publishedOn < monday).map(anExchangeRate);

        expect(
          chooseRate(shuffled.map(anExchangeRate), { ...asked, completeThrough: '2026-03-09' }),
        ).toEqual(chooseRate(early, asked));
      }),
    );
  });
});

function shuffle<Item>(items: readonly Item[]) {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
