import { describe, expect, it } from '@jest/globals';
import { findCurrency } from '../../../core/money/find-currency.ts';

describe('findCurrency', () => {
  it('says what the standard says of a currency', () => {
    expect(findCurrency('DZD')).toEqual({
      numericCode: '012',
      minorUnitDigits: 2,
      name: 'Algerian Dinar',
    });
  });

  it('keeps a withdrawn currency with its month, so that its orders can still be restated', () => {
    expect(findCurrency('BGN')).toMatchObject({ minorUnitDigits: 2, withdrawnIn: '2026-01' });
  });

  it.each(['XXX', 'XAU', 'usd', '', 'constructor', '__proto__'])('does not know %p', (code) => {
    expect(findCurrency(code)).toBeUndefined();
  });
});
