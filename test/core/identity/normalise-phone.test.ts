import { describe, expect, it } from '@jest/globals';
import { normalisePhone } from '../../../core/identity/normalise-phone.ts';

describe('normalisePhone', () => {
  it.each([
    ['+49 151 1234-5678', '+4915112345678'],
    [' +1 (212) 555.0123\n', '+12125550123'],
    ['+44\u00a020\u20117946\u00a00000', '+442079460000'],
    ['+6834000', '+6834000'],
    ['+390612345678', '+390612345678'],
  ])('writes %j as E.164', (written, number) => {
    expect(normalisePhone(written)).toBe(number);
  });

  it.each([
    ['a number without its country', '0151 12345678'],
    ['an international prefix, which differs between countries', '0049 151 12345678'],
    ['a digit that is dialled in some countries only', '+49 (0)151 12345678'],
    ['an extension of a switchboard', '+49 151 12345678 ext. 9'],
    ['a country that begins with zero', '+0151 12345678'],
    ['too few digits', '+123456'],
    ['too many digits', '+1234567890123456'],
    ['two numbers', '+4915112345678, +4915187654321'],
    ['nothing', ''],
    ['a sign alone', '+'],
  ])('does not guess at %s', (_, written) => {
    expect(normalisePhone(written)).toBeUndefined();
  });
});
