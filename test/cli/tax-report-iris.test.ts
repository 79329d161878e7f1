import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { encodeJson } from '../../core/encoding/json.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import { aPayout } from '../support/factories/a-payout.ts';
import { aWithholding } from '../support/factories/a-withholding.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tax-report-iris-'));
});
afterEach(() => rm(folder, { recursive: true }));

const payer = `tin: { kind: EIN, number: 12-3456789 }
name: { businessName: Acme }
address: { country: US, address: 1 Trail Rd, city: Reno, state: NV, postalCode: "89501" }
`;
const titles =
  'receiver_kind,receiver,first_name,last_name,country,address,city,state,postal_code,tin_type,tin';
const mia = 'creator,mia,Mia,Mountain,US,2 Hill St,Reno,NV,89501,SSN,078-05-1120';
const leo = 'creator,leo,Leo,Lake,US,3 Shore St,Reno,NV,89501,,';

/** Backup withholding names whom it was taken from, whatever the amount. */
const payouts: readonly Payout[] = [
  aPayout({ state: 'confirmed', withholding: aWithholding() }),
  aPayout({ payoutId: 'leo-1', creatorId: 'leo', withholding: aWithholding() }),
  aPayout({
    payoutId: 'ana-1',
    creatorId: 'ana',
    withholding: aWithholding({ ruleId: 'us-1099-nec-2000', withheldMinorUnits: 0n }),
  }),
];

async function report(recipients: readonly string[], ...argv: readonly string[]) {
  const store = join(folder, 'store.json');
  const empty = { conversions: [], accounts: [], waitingLegs: [] };
  await writeFile(store, encodeJson({ ...empty, payouts }));
  await writeFile(join(folder, 'payer.yaml'), payer);
  await writeFile(join(folder, 'recipients.csv'), [titles, ...recipients].join('\n'));
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const files = ['--payer', join(folder, 'payer.yaml'), '--out', folder];
  const named = [...files, '--recipients', join(folder, 'recipients.csv')];
  const given = ['--year', '2026', '--format', 'iris', '--export', store, ...named, ...argv];
  return { code: await main(['tax', 'report', ...given], io), out, err: err.join('\n') };
}

describe('tributary tax report --format iris', () => {
  it('writes whom the form names, and no taxpayer number unless that is allowed', async () => {
    const { code, out, err } = await report([mia, leo]);
    const [file = ''] = out;
    const text = await readFile(file, 'utf8');

    expect(code).toBe(0);
    expect(out).toEqual([join(folder, '1099-nec-2026-acme-001.csv')]);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain('Mia,,Mountain');
    expect(text).not.toContain('078');
    expect(err).toContain('2 of 2 returns have no taxpayer number. --taxpayer-numbers allows them');
    expect(err).toContain('Of 1 payments nobody has said yet that they arrived.');
  });

  it('writes allowed numbers into files that only their owner can read', async () => {
    const { out, err } = await report([mia, leo], '--taxpayer-numbers');
    const [file = ''] = out;

    expect(await readFile(file, 'utf8')).toContain('SSN,078051120,I,,,Mia');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(err).toContain('1 of 2 returns have no taxpayer number.');
  });

  it('writes nothing if somebody has no name and address, and says who', async () => {
    const { code, err } = await report([mia]);

    expect(code).toBe(1);
    expect(err).toContain('no name and address of creator leo');
    expect(await readdir(folder)).not.toContain('1099-nec-2026-acme-001.csv');
  });

  it('does not write over a file that is there, because it may have been filed', async () => {
    await report([mia, leo]);

    expect(await report([mia, leo])).toMatchObject({
      ...{ code: 2, out: [], err: expect.stringContaining('cannot be written') },
    });
  });

  it('takes the titles of the template that it is given', async () => {
    const template = join(folder, 'template.csv');
    const { out } = await report([mia, leo]);
    const [head = ''] = (await readFile(out[0] ?? '', 'utf8')).split('\r\n');
    await rm(out[0] ?? '');
    await writeFile(template, `${head.replace('Box 1 -', 'Box 1a -')}\n`);

    const again = await report([mia, leo], '--template', template);

    expect(await readFile(again.out[0] ?? '', 'utf8')).toContain('Box 1a - Nonemployee');
    expect(again.err).not.toContain('template');
  });

  it.each([
    { what: 'a number that is none', recipients: [mia.replace('078', '000')], says: 'line 2' },
    { what: 'somebody twice', recipients: [mia, mia], says: 'line 3: creator mia is in it twice' },
    {
      what: 'no ZIP code',
      recipients: [mia.replace('89501', '8950')],
      says: 'five or nine digits',
    },
    { what: 'another form', recipients: [mia, leo], argv: ['--form', '1042-S'], says: '1099-NEC' },
    { what: 'another format', recipients: [mia], argv: ['--format', 'fire'], says: 'csv or iris' },
  ])('refuses $what with exit code 2', async ({ recipients, argv = [], says }) => {
    const { code, err } = await report(recipients, ...argv);

    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toContain('05-1120');
  });
});
