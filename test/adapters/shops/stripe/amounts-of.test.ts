import { describe, expect, it } from '@jest/globals';
import { amountsOf, requireAmount } from '../../../../adapters/shops/stripe/amounts-of.ts';

describe('an amount of Stripe', () => {
  it.each([
    {
      rule: 'has two decimals unless it is said otherwise',
      currency: 'usd',
      text: '1234',
      is: 1_234n,
    },
    { rule: 'has none in yen', currency: 'jpy', text: '500', is: 500n },
    { rule: 'has three in dinars', currency: 'kwd', text: '5120', is: 5_120n },
    { rule: 'has none in ariary, of which ISO 4217 has two', currency: 'mga', text: '5', is: 500n },
    { rule: 'has two in krónur, of which ISO 4217 has none', currency: 'isk', text: '500', is: 5n },
    {
      rule: 'has two in Ugandan shillings, of which ISO 4217 has none',
      currency: 'ugx',
      text: '500',
      is: 5n,
    },
    { rule: 'has two in forints', currency: 'huf', text: '1045', is: 1_045n },
    {
      rule: 'is exact beyond what a float holds',
      currency: 'usd',
      text: '900719925474099301',
      is: 900_719_925_474_099_301n,
    },
    { rule: 'can be negative', currency: 'isk', text: '-500', is: -5n },
    { rule: 'is zero if it is absent', currency: 'usd', text: null, is: 0n },
  ])('$rule', ({ currency, text, is }) => {
    expect(amountsOf(currency).read('amount', text)).toBe(is);
  });

  it('is given with the currency in upper case', () => {
    expect(amountsOf('eur').currency).toBe('EUR');
  });

  it.each([
    { what: 'hundredths of a króna', currency: 'isk', text: '550' },
    { what: 'decimals', currency: 'usd', text: '12.5' },
    { what: 'an exponent', currency: 'usd', text: '1e3' },
    { what: 'a word', currency: 'usd', text: 'ten' },
    { what: 'more digits than money has', currency: 'usd', text: '1'.repeat(19) },
  ])('is refused with $what', ({ currency, text }) => {
    const read = () => amountsOf(currency).read('amount', text);

    expect(read).toThrow(expect.objectContaining({ reason: 'unreadable-amount' }));
  });

  it.each([[null], [''], ['xxy'], ['constructor']])('is refused in the currency %p', (currency) => {
    const read = () => amountsOf(currency);

    expect(read).toThrow(expect.objectContaining({ reason: 'unknown-currency' }));
  });

  it.each([[undefined], ['-1']])('that is required is refused as %p', (text) => {
    const read = () => requireAmount(amountsOf('usd'), 'amount', text);

    expect(read).toThrow(expect.objectContaining({ reason: 'unreadable-amount' }));
  });
});
