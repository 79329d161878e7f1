import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRoutingNumber } from '../../../core/payouts/is-routing-number.ts';

it.each(['231380104', '121042882', '031300012', '021000021'])('takes %s', (number) => {
  expect(isRoutingNumber(number)).toBe(true);
});

it.each(['231380105', '23138010', '2313801040', '000000000', 'abcdefghi', ''])(
  'refuses "%s"',
  (number) => {
    expect(isRoutingNumber(number)).toBe(false);
  },
);

it('finds every wrong digit', () => {
  const change = fc.record({ place: fc.nat(8), digit: fc.nat(9) });

  fc.assert(
    fc.property(change, ({ place, digit }) => {
      const number = '121042882';
      fc.pre(number[place] !== String(digit));
      expect(isRoutingNumber(number.slice(0, place) + digit + number.slice(place + 1))).toBe(false);
    }),
  );
});
