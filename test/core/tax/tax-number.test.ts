import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTaxNumber, tidyTaxNumber } from '../../../core/tax/tax-number.ts';

describe('isTaxNumber', () => {
  it.each([
    ['ssn', '078-05-1120'],
    ['itin', '912-90-3456'],
    ['ein', '04-2103594'],
    ['pan', 'ACUPA7085R'],
    ['npwp', '01.300.066.6-091.000'],
    ['npwp', '0013000666091000'],
    ['npwp', '3171011708450001'],
    ['abn', '51 824 753 556'],
    ['utr', '19558 39661'],
    ['vat', 'GB 980 7806 84'],
    ['vat', 'DE136695976'],
    ['vat', 'ATU13585627'],
    ['foreign', '12/345/67890'],
  ] as const)('takes the %s %s', (kind, written) => {
    expect(isTaxNumber(kind, tidyTaxNumber(written))).toBe(true);
  });

  it.each([
    ['ssn', '666051120', 'an area that was never given out'],
    ['ssn', '078050000', 'a serial that was never given out'],
    ['ssn', '07805112', 'a digit too few'],
    ['itin', '912933456', 'a group that was never given out'],
    ['ein', '072103594', 'a prefix that was never given out'],
    ['pan', 'ACUXA7085R', 'a kind of holder that there is not'],
    ['npwp', '013000667091000', 'another check digit'],
    ['npwp', '3171013517450001', 'a birth in the 35th of a month'],
    ['abn', '51824753557', 'another check digit'],
    ['utr', '2955839661', 'another check digit'],
    ['vat', 'GB980780685', 'another check digit'],
    ['vat', 'DE13669597', 'a digit too few'],
    ['vat', 'US123456789', 'a country without such a number'],
  ] as const)('refuses the %s %s: %s', (kind, number, _) => {
    expect(isTaxNumber(kind, number)).toBe(false);
  });

  it('sees each single wrong digit of an ABN', () => {
    const number = '51824753556';
    const changes = fc.record({ place: fc.nat(10), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(changes, ({ place, by }) => {
        const digit = (Number(number[place]) + by) % 10;
        return !isTaxNumber('abn', `${number.slice(0, place)}${digit}${number.slice(place + 1)}`);
      }),
    );
  });
});
