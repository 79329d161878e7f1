import { describe, expect, it } from '@jest/globals';
import { writeCsv } from '../../../adapters/rails/csv.ts';
import { type CreditTransferFile, writePain001 } from '../../../adapters/rails/pain-001.ts';
import { isRailSignature, signRailCallback } from '../../../adapters/rails/rail-signature.ts';
import { toSepaText } from '../../../adapters/rails/sepa-text.ts';
import { shortenId } from '../../../adapters/rails/shorten-id.ts';
import { orderMoment } from '../../support/factories/index.ts';

const debtor = { name: 'Acme Outdoor GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };

const file: CreditTransferFile = {
  messageId: '2026-05-15-sepa-EUR-1',
  createdAt: orderMoment,
  executeAt: orderMoment,
  debtor,
  currency: 'EUR',
  transfers: [
    {
      endToEndId: 'leo-eur-2',
      minorUnits: 5n,
      holder: "Leo O'Hara & <Söhne>",
      iban: 'NL91ABNA0417164300',
      bic: 'ABNANL2A',
      remittance: 'Commission leo-eur-2',
    },
    {
      endToEndId: 'mia-eur-2',
      minorUnits: 900_719_925_474_099_312n,
      holder: 'Mia Mountain',
      iban: 'DE02120300000000202051',
      remittance: 'Commission mia-eur-2',
    },
  ],
};

describe('writePain001', () => {
  it('counts and sums exactly, beyond what a float can hold', () => {
    const xml = writePain001(file);

    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs>/g)).toHaveLength(2);
    expect(xml.match(/<CtrlSum>9007199254740993\.17<\/CtrlSum>/g)).toHaveLength(2);
    expect(xml).toContain('<InstdAmt Ccy="EUR">0.05</InstdAmt>');
    expect(xml).toContain('<InstdAmt Ccy="EUR">9007199254740993.12</InstdAmt>');
  });

  it('names the payout in the end-to-end id, and the day asked for', () => {
    const xml = writePain001(file);

    expect(xml).toContain('<EndToEndId>leo-eur-2</EndToEndId>');
    expect(xml).toContain('<Dt>2026-03-02</Dt>');
    expect(xml).toContain('<CreDtTm>2026-03-02T10:00:00Z</CreDtTm>');
  });

  it('writes names in the characters that every bank takes', () => {
    expect(writePain001(file)).toContain('<Nm>Leo O&apos;Hara + .Sohne.</Nm>');
  });

  it('has line feeds only, and the same bytes every time', () => {
    const xml = writePain001(file);

    expect(xml).not.toContain('\r');
    expect(xml.endsWith('</Document>\n')).toBe(true);
    expect(writePain001(structuredClone(file))).toBe(xml);
  });

  it.each([
    { mistake: 'no transfer', transfers: [] },
    { mistake: 'nothing to transfer', transfers: [{ ...file.transfers[0], minorUnits: 0n }] },
  ])('refuses $mistake', ({ transfers }) => {
    expect(() =>
      writePain001({ ...file, transfers: transfers as CreditTransferFile['transfers'] }),
    ).toThrow(RangeError);
  });
});

describe('toSepaText', () => {
  it.each([
    ['Zoë Ångström', 'Zoe Angstrom'],
    ['Łukasz Straße', 'Lukasz Strasse'],
    ['mia_m@example.com', 'mia-m(at)example.com'],
    ['//A//B/', 'A/B'],
    ['林', '.'],
    ['a\u0000b\nc', 'a.b.c'],
  ])('writes %p as %p', (text, written) => {
    expect(toSepaText(text, 70)).toBe(written);
  });

  it('cuts what is too long', () => {
    expect(toSepaText('ß'.repeat(50), 70)).toBe('s'.repeat(70));
  });
});

describe('shortenId', () => {
  it('keeps an id that fits', () => {
    expect(shortenId('a'.repeat(35))).toBe('a'.repeat(35));
  });

  it('shortens one that does not, always in the same way and never to the same as another', () => {
    const beginning = 'a-creator-with-quite-a-long-name';
    const [one, other] = [shortenId(`${beginning}-eur-1234`), shortenId(`${beginning}-eur-1235`)];

    expect(one).toHaveLength(35);
    expect(one).toBe(shortenId(`${beginning}-eur-1234`));
    expect(one).not.toBe(other);
  });
});

describe('isRailSignature', () => {
  const body = new TextEncoder().encode('{"payoutId":"mia-eur-2"}');

  it('takes a signature under any live secret', () => {
    expect(isRailSignature(signRailCallback('older', body), body, ['current', 'older'])).toBe(true);
  });

  it('never takes one under an empty secret, which anybody could make', () => {
    expect(isRailSignature(signRailCallback('', body), body, [''])).toBe(false);
  });
});

describe('writeCsv', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"\r\n`],
    ['+49 30', "'+49 30\r\n"],
    ['-1', "'-1\r\n"],
    ['@cmd', "'@cmd\r\n"],
    ['\tx', "'\tx\r\n"],
    ['a,b', '"a,b"\r\n'],
    ['a "b"', '"a ""b"""\r\n'],
    ['a\nb', '"a\nb"\r\n'],
    ['plain', 'plain\r\n'],
  ])('writes the text %p as %p', (cell, written) => {
    expect(writeCsv([[cell]])).toBe(written);
  });

  it('leaves amounts as numbers', () => {
    expect(writeCsv([[{ amount: '-5.00' }, 'EUR']])).toBe('-5.00,EUR\r\n');
  });
});
