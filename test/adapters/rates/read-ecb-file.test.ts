import { describe, expect, it } from '@jest/globals';
import { EcbFileError, readEcbFile } from '../../../adapters/rates/ecb/read-ecb-file.ts';
import { isTargetClosed } from '../../../core/money/target-days.ts';
import { anEcbFile } from '../../support/an-ecb-file.ts';

describe('readEcbFile', () => {
  it('keeps every rate as the text that it is, by day, the oldest first', () => {
    const xml = anEcbFile({
      '2026-03-03': { USD: '1.0840', JPY: '162.10' },
      '2026-03-02': { USD: '1.08320000000000000000001', TRL: '1631500' },
    });

    expect(readEcbFile(xml, 7)).toEqual([
      {
        ...{ source: 'ecb', day: '2026-03-02', base: 'EUR', recordedAt: 7 },
        // The old lira is no currency of ISO 4217 any more.
        quotes: { USD: '1.08320000000000000000001' },
      },
      {
        ...{ source: 'ecb', day: '2026-03-03', base: 'EUR', recordedAt: 7 },
        quotes: { USD: '1.0840', JPY: '162.10' },
      },
    ]);
  });

  it('reads double quotes, and leaves out what was not quoted', () => {
    const xml = `<Cube><Cube time="2026-03-02"><Cube currency="USD" rate="1.08"/>\n<Cube currency="JPY" rate="N/A" /></Cube></Cube>`;

    expect(readEcbFile(xml, 0)).toMatchObject([{ day: '2026-03-02', quotes: { USD: '1.08' } }]);
  });

  it.each([
    ['a page of errors', '<html>Not found</html>', 'no day with rates'],
    ['nothing', '', 'no day with rates'],
    [
      'a rate that is none',
      anEcbFile({ '2026-03-02': { USD: '1,08' } }),
      '"1,08" is not a rate (line 9)',
    ],
    ['a rate of zero', anEcbFile({ '2026-03-02': { USD: '0.000' } }), 'not a rate'],
    ['a float with an exponent', anEcbFile({ '2026-03-02': { USD: '1e3' } }), 'not a rate'],
    [
      'a day that is none',
      anEcbFile({ '2026-02-30': { USD: '1.08' } }),
      '"2026-02-30" is not a day',
    ],
    ['a rate without a day', "<Cube currency='USD' rate='1.08'/>", 'has no day'],
    ['a currency that is none', anEcbFile({ '2026-03-02': { Dollar: '1.08' } }), 'not a currency'],
    [
      'a day twice',
      "<Cube time='2026-03-02'></Cube><Cube time='2026-03-02'></Cube>",
      'in it twice',
    ],
  ])('refuses %s, and says where', (_, xml, says) => {
    expect(() => readEcbFile(xml, 0)).toThrow(EcbFileError);
    expect(() => readEcbFile(xml, 0)).toThrow(says);
  });
});

describe('the closing days of TARGET', () => {
  it.each([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-12-25',
    '2027-03-26',
    '2024-04-01',
  ])('have %s among them', (day) => {
    expect(isTargetClosed(day)).toBe(true);
  });

  it.each(['2026-01-02', '2026-04-07', '2026-05-14', '2026-12-24', '2026-12-31'])(
    'have not %s',
    (day) => {
      expect(isTargetClosed(day)).toBe(false);
    },
  );

  it('have every weekend', () => {
    expect(['2026-11-28', '2026-11-29', '2026-11-30'].map(isTargetClosed)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
