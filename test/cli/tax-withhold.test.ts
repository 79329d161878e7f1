import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tax-withhold-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function withhold(content: unknown) {
  files += 1;
  const path = join(folder, `payment-${files}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return call('--payment', path);
}

async function call(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['tax', 'withhold', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const endorsement = {
  payer: { country: 'ID' },
  payee: { country: 'ID' },
  payment: { date: '2024-11-15', gross: '7000000', currency: 'IDR', kind: 'fee' },
};

describe('tributary tax withhold', () => {
  it('prints the amount, the rule that says so, and the working', async () => {
    const { code, out } = await withhold(endorsement);

    expect(code).toBe(0);
    const decision = JSON.parse(out);
    expect(decision).toMatchObject({
      ...{ outcome: 'withhold', ruleId: 'id-pph21-non-employee' },
      ...{ withheld: '175000.00', net: '6825000.00', currency: 'IDR' },
      rule: { certainty: 'certain', authority: expect.stringContaining('PMK 168/2023') },
    });
    expect(decision.working).toEqual([
      'id-pph21-non-employee: PMK 168/2023 Art. 3, Art. 17 UU PPh.',
      '50 % of it is the base: 3500000.00 IDR.',
      '5 % of 3500000.00 IDR: 175000.00 IDR.',
      'Withheld of 7000000.00 IDR: 175000.00 IDR; paid out: 6825000.00 IDR.',
    ]);
  });

  it('counts what was paid before in the year, and knows what a form proves', async () => {
    const { out } = await withhold({
      payer: { country: 'US' },
      payee: { country: 'US', form: 'W-9' },
      payment: { date: '2026-07-01', gross: '1750.00', currency: 'USD' },
      earlier: [{ date: '2026-05-15', gross: '1750.00' }],
    });

    expect(JSON.parse(out)).toMatchObject({
      ...{ ruleId: 'us-1099-nec-2000', withheld: '0.00' },
      reporting: { form: '1099-NEC', taxYear: 2026, total: '3500.00', reportable: true },
    });
  });

  it('exits 1 for a payment that has to wait, and says for what', async () => {
    const payee = { country: 'GB' };
    const payment = {
      date: '2026-06-01',
      gross: '5000',
      currency: 'USD',
      servicesPerformedIn: 'GB',
    };

    const { code, out } = await withhold({ payer: { country: 'US' }, payee, payment });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ...{ outcome: 'hold', reason: 'missing' },
      detail: 'It cannot be decided without foreign-status.',
    });
  });

  it('shows what an uncertain rule would come to', async () => {
    const payment = {
      date: '2026-03-31',
      gross: '6000.00',
      currency: 'BRL',
      socialSecurity: '641.51',
    };
    const { code, out } = await withhold({
      payer: { country: 'BR' },
      payee: { country: 'BR' },
      payment,
    });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ reason: 'uncertain', withheld: '385.10' });
    expect(JSON.parse(out).working).toEqual(
      expect.arrayContaining([
        'Less social security, the base is 5358.49 BRL.',
        '27.5 % of 5358.49 BRL: 1473.58 BRL.',
        'Less a relief of 179.75 BRL.',
      ]),
    );
  });

  it.each([
    ['no JSON', '{', 'cannot be read as JSON'],
    [
      'an amount as a number',
      { ...endorsement, payment: { ...endorsement.payment, gross: 7 } },
      'payment.gross: Write an amount as text',
    ],
    [
      'too many places',
      { ...endorsement, payment: { ...endorsement.payment, gross: '7.001' } },
      'payment.gross: 7.001 is no amount of IDR.',
    ],
    [
      'nothing',
      { ...endorsement, payment: { ...endorsement.payment, gross: '0' } },
      'payment.gross: It is more than nothing.',
    ],
    [
      'no such day',
      { ...endorsement, payment: { ...endorsement.payment, date: '2026-02-30' } },
      'payment.date: This is no day',
    ],
    ['no payer', { ...endorsement, payer: undefined }, 'payer: '],
    ['a misspelt field', { ...endorsement, payee: { country: 'ID', evidense: [] } }, 'payee: '],
  ])('exits 2 for %s, and says what to change', async (_, content, message) => {
    const { code, err } = await withhold(content);

    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('exits 2 without a file, and explains itself', async () => {
    expect(await call()).toMatchObject({ code: 2, err: expect.stringContaining('usage: ') });
    expect((await call('--help')).out).toContain('tributary tax withhold --payment FILE');
  });
});
