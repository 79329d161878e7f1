import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { readNacha } from '../support/read-nacha.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payouts-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function write(format: string, content: unknown) {
  files += 1;
  const path = join(folder, `payouts-${files}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return call('--format', format, '--in', path);
}

async function call(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['payouts', 'file', ...argv], io);
  return { code, out: out.map((line) => `${line}\n`).join(''), err: err.join('\n') };
}

const mia = {
  ...{ id: 'mia-eur-3', creator: 'Mia Möwe', amount: '120.50', currency: 'EUR' },
  ...{ iban: 'FR14 2004 1010 0505 0001 3M02 606', reference: 'Commission March' },
};
const leo = {
  ...{ id: 'leo-eur-1', creator: 'Leo Lark', amount: '9.99', currency: 'EUR' },
  ...{ iban: 'DE02120300000000202051', bic: 'BYLADEM1001' },
};
const inEurope = {
  debtor: { name: 'Acme GmbH', iban: 'DE02120300000000202051' },
  ...{ executionDate: '2026-03-15', messageId: 'march-2026', payouts: [mia, leo] },
};
const inAmerica = {
  debtor: {
    ...{ name: 'Acme Inc', routingNumber: '121042882', accountNumber: '4711' },
    ...{ accountType: 'checking', companyId: '1234567890' },
  },
  ...{ executionDate: '2026-03-16', messageId: 'march' },
  payouts: [
    {
      ...{ id: 'zoe-usd-2', creator: 'Zoe Zephyr', amount: '75.00', currency: 'USD' },
      ...{ routingNumber: '231380104', accountNumber: '12345678', accountType: 'savings' },
    },
  ],
};

describe('tributary payouts file', () => {
  it('writes a bank file of SEPA, in the order of the ids, with its sum', async () => {
    const { code, out } = await write('pain.001', inEurope);

    expect(code).toBe(0);
    expect(out).toMatch(/^<\?xml .*<\/Document>\n$/s);
    expect(out).toContain('<CtrlSum>130.49</CtrlSum>');
    expect([...out.matchAll(/<EndToEndId>([^<]*)</g)].map(([, id]) => id)).toEqual([
      'leo-eur-1',
      'mia-eur-3',
    ]);
    expect(out).toContain('<Nm>Mia Mowe</Nm>');
    expect(out).toContain('<Ustrd>leo-eur-1</Ustrd>');
    expect(out).toContain('NOTPROVIDED');
  });

  it('makes the same file of the same list, whatever its order', async () => {
    const again = { ...inEurope, payouts: [leo, mia] };

    expect((await write('pain.001', again)).out).toBe((await write('pain.001', inEurope)).out);
  });

  it('writes a NACHA file, balanced where it is asked to be', async () => {
    const { code, out } = await write('nacha', inAmerica);
    const balanced = { ...inAmerica, debtor: { ...inAmerica.debtor, balanced: true } };

    expect(code).toBe(0);
    expect(readNacha(out)).toMatchObject([
      {
        ...{ company: 'Acme Inc', entryClass: 'PPD', effectiveOn: '260316' },
        entries: [{ code: '32', cents: 7_500n, accountNumber: '12345678', id: 'zoe-usd-2' }],
      },
    ]);
    const [batch] = readNacha((await write('nacha', balanced)).out);
    expect(batch?.entries.at(-1)).toMatchObject({ code: '27', accountNumber: '4711' });
  });

  it('writes a table that no spreadsheet runs', async () => {
    const payouts = [{ ...leo, creator: '=1+1' }];

    expect((await write('csv', { ...inEurope, payouts })).out).toBe(
      "id,creator,account,bank,amount,currency,reference\r\nleo-eur-1,'=1+1,DE02120300000000202051,BYLADEM1001,9.99,EUR,\r\n",
    );
  });

  it.each([
    [
      'a wrong IBAN',
      { payouts: [{ ...leo, iban: 'DE03120300000000202051' }] },
      'payouts.0.iban: This is no IBAN',
    ],
    [
      'an amount as a number',
      { payouts: [{ ...leo, amount: 9.99 }] },
      'payouts.0.amount: Write an amount as text',
    ],
    [
      'an amount of nothing',
      { payouts: [{ ...leo, amount: '0.00' }] },
      'payouts.0.amount: It is more than nothing.',
    ],
    [
      'too many places',
      { payouts: [{ ...leo, amount: '9.999' }] },
      'payouts.0.amount: 9.999 is no amount of EUR.',
    ],
    ['an id twice', { payouts: [leo, leo] }, 'payouts: An id is there twice.'],
    [
      'two currencies',
      { payouts: [leo, { ...mia, currency: 'USD' }] },
      'A file has one currency, and this has EUR and USD.',
    ],
    ['nobody to pay', { payouts: [] }, 'payouts: There is nobody to pay.'],
    ['no such day', { executionDate: '2026-02-30' }, 'executionDate: This is no day'],
    ['a misspelt field', { debtr: {} }, 'debtr'],
  ])('exits 2 for %s, and says what to change', async (_, changes, message) => {
    const { code, err, out } = await write('pain.001', { ...inEurope, ...changes });

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it.each([
    [
      'a wrong routing number',
      { routingNumber: '231380105' },
      'routingNumber: This is no routing number',
    ],
    [
      'an IBAN in its place',
      { routingNumber: undefined, iban: 'DE02120300000000202051' },
      'The routing number is missing.',
    ],
  ])('exits 2 for %s in a NACHA file', async (_, changes, message) => {
    const payouts = inAmerica.payouts.map((each) => ({ ...each, ...changes }));

    const { code, err } = await write('nacha', { ...inAmerica, payouts });

    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('exits 1 for dollars in a SEPA file, which no bank would take', async () => {
    const payouts = [{ ...leo, currency: 'USD' }];

    expect(await write('pain.001', { ...inEurope, payouts })).toMatchObject({
      ...{ code: 1, out: '', err: 'A SEPA file is in EUR, and leo-eur-1 is not.' },
    });
  });

  it.each([
    ['euro', { currency: 'EUR' }, 'A NACHA file is in USD'],
    ['what does not fit', { amount: '100000000.00' }, 'does not fit into 10 digits'],
  ])('exits 1 for %s in a NACHA file, and writes none of it', async (_, changes, message) => {
    const payouts = inAmerica.payouts.map((each) => ({ ...each, ...changes }));

    const { code, err, out } = await write('nacha', { ...inAmerica, payouts });

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
  });

  it('exits 2 without a file or a format, and explains itself', async () => {
    expect(await call('--format', 'csv')).toMatchObject({ code: 2 });
    expect((await write('qif', inEurope)).err).toContain('Name a format: pain.001, nacha, csv.');
    expect((await write('csv', '{')).err).toContain('cannot be read as JSON');
    expect((await call('--help')).out).toContain('tributary payouts file --format');
  });
});
