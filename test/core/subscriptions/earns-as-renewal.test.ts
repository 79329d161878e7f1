import { describe, expect, it } from '@jest/globals';
import { earnsAsRenewal } from '../../../core/subscriptions/earns-as-renewal.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';

const at = (text: string): number => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
};
const first = at('2026-01-31T10:00:00Z');

describe('earnsAsRenewal', () => {
  it('lets renewals earn for life unless the plan says otherwise', () => {
    expect(earnsAsRenewal(undefined, first, at('2046-01-31T10:00:00Z'))).toBe(true);
    expect(earnsAsRenewal({ earn: 'lifetime' }, first, at('2046-01-31T10:00:00Z'))).toBe(true);
  });

  it('lets none earn where only the first payment does', () => {
    expect(earnsAsRenewal({ earn: 'first-payment' }, first, first + 1)).toBe(false);
  });

  it.each<[number, string, boolean]>([
    [1, '2026-02-28T09:59:59.999Z', true],
    [1, '2026-02-28T10:00:00Z', false],
    [12, '2027-01-31T09:59:59.999Z', true],
    [12, '2027-01-31T10:00:00Z', false],
    [25, '2028-02-29T09:59:59.999Z', true],
    [25, '2028-02-29T10:00:00Z', false],
  ])(
    'counts calendar months, to the end of a shorter one: %i until %s',
    (maxMonths, text, earns) => {
      expect(earnsAsRenewal({ earn: { maxMonths } }, first, at(text))).toBe(earns);
    },
  );
});
