import { describe, expect, it } from '@jest/globals';
import type { ClickToken } from '../../../core/tracking/click-token.ts';
import { isRepetition } from '../../../core/tracking/is-repetition.ts';

const last: ClickToken = {
  merchantId: 'acme',
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  at: 1_000,
};
const window = 30 * 60_000;

describe('isRepetition', () => {
  it.each([
    ['at the same time', { at: last.at }, true],
    ['a moment before half an hour is over', { at: last.at + window - 1 }, true],
    ['after half an hour', { at: last.at + window }, false],
    ['before it, by a clock that is behind', { at: last.at - 1 }, false],
    ['on another link', { slug: 'mia-bag' }, false],
    ['by another visitor', { visitorId: 'visitor-2' }, false],
    ['on another merchant’s link', { merchantId: 'other' }, false],
  ])('takes a click %s: %s %s', (_, change, expected) => {
    expect(isRepetition({ ...last, touchId: 'touch-2', ...change }, last)).toBe(expected);
  });
});
