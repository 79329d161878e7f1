import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from '../../../adapters/rails/read-csv.ts';
import { irisTitles } from '../../../adapters/returns/iris-columns.ts';
import type { IrisPayer, IrisReturn } from '../../../adapters/returns/iris-return.ts';
import { toIrisText } from '../../../adapters/returns/to-iris-text.ts';
import { writeIrisFiles } from '../../../adapters/returns/write-iris-files.ts';

const address = {
  ...{ country: 'US', address: '1 Trail Rd', city: 'Reno', state: 'NV', postalCode: '89501' },
};
const payer: IrisPayer = {
  tin: { kind: 'EIN', number: '123456789' },
  name: { businessName: 'Acme Outdoor, Inc.' },
  address,
  phone: '(775) 555-0100',
  email: 'tax@acme.example',
};
const aReturn = (changes: Partial<IrisReturn> = {}): IrisReturn => ({
  recipient: { name: { firstName: 'Zoë', lastName: 'Łukas' }, address },
  ...{ accountNumber: 'zoe', grossMinorUnits: 250_000n, withheldMinorUnits: 60_000n },
  ...changes,
});

/** The rows of a file by their titles. */
function read(file = ''): Record<string, string | undefined>[] {
  const [titles, ...rows] = readCsv(file);
  return rows.map(({ cells }) =>
    Object.fromEntries((titles?.cells ?? []).map((title, place) => [title, cells[place]])),
  );
}

describe('writeIrisFiles', () => {
  it('writes a return with its payer, in characters that the IRS takes', () => {
    const [row] = read(writeIrisFiles(payer, 2024, [aReturn()])[0]);

    expect(row).toMatchObject({
      ...{ 'Form Type': '1099-NEC', 'Tax Year': '2024', 'Payer TIN Type': 'EIN' },
      ...{ 'Payer Taxpayer ID Number': '123456789', 'Payer Name Type': 'B' },
      ...{ 'Payer Business or Entity Name Line 1': 'Acme Outdoor Inc', 'Payer Phone Type': 'D' },
      ...{ 'Payer Phone': '7755550100', 'Payer Email Address': 'tax@acme.example' },
      ...{ 'Recipient Name Type': 'I', 'Recipient First Name': 'Zoe' },
      ...{ 'Recipient Last Name (Surname)': 'Lukas', 'Recipient City/Town': 'Reno' },
      ...{ 'Recipient Taxpayer ID Number': '', 'Form Account Number': 'zoe' },
      ...{ '2nd TIN Notice': 'N', 'Box 1 - Nonemployee Compensation': '2500.00' },
      'Box 4 - Federal income tax withheld': '600.00',
    });
  });

  it('puts 100 returns into a file, each file with all titles, and loses none', () => {
    const returns = Array.from({ length: 201 }, (_, n) => aReturn({ accountNumber: `r${n}` }));

    const files = writeIrisFiles(payer, 2025, returns).map(read);

    expect(files.map(({ length }) => length)).toEqual([100, 100, 1]);
    expect(files.flat().map((row) => row['Form Account Number'])).toEqual(
      returns.map(({ accountNumber }) => accountNumber),
    );
    expect(writeIrisFiles(payer, 2025, [])).toEqual([]);
  });

  it('has 54 columns until 2024, and one for box 3 since', () => {
    expect(irisTitles(2024)).toHaveLength(54);
    expect(irisTitles(2025).filter((title) => !irisTitles(2024).includes(title))).toEqual([
      'Box 3 - Excess golden parachute payments',
    ]);
  });

  it('fills a template by its titles, whatever their order, and leaves what it does not know empty', () => {
    const titles = irisTitles(2025)
      .map((title) => title.replace('Box 1 -', 'Box 1a -').replace('$5000', '$5,000'))
      .toReversed();
    const template = ['Something new*', ...titles.map((title) => `${title}*`)];

    const [file = ''] = writeIrisFiles(payer, 2026, [aReturn()], template);

    expect(readCsv(file)[0]?.cells).toEqual(template);
    expect(read(file)[0]).toMatchObject({
      ...{ 'Something new*': '', 'Box 1a - Nonemployee Compensation*': '2500.00' },
      'Recipient First Name*': 'Zoe',
    });
  });

  it('refuses a template without a place for what every return says', () => {
    const titles = irisTitles(2025).filter((title) => !title.startsWith('Box 4'));

    expect(() => writeIrisFiles(payer, 2025, [aReturn()], titles)).toThrow('box4');
  });
});

describe('toIrisText', () => {
  it('never writes another character, and changes nothing that is right already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = toIrisText(text);

        expect(written).toMatch(/^[A-Za-z0-9#&'()\-/ ]*$/);
        expect(toIrisText(written)).toBe(written);
      }),
    );
  });
});
