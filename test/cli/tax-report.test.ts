import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { encodeJson } from '../../core/encoding/json.ts';
import { aPayout } from '../support/factories/a-payout.ts';
import { aWithholding } from '../support/factories/a-withholding.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tax-report-'));
  file = join(folder, 'store.json');
  const small = { ruleId: 'us-1099-nec-2000', withheldMinorUnits: 0n };
  const payouts = [
    aPayout({ state: 'confirmed', withholding: aWithholding() }),
    aPayout({ payoutId: 'leo-1', creatorId: 'leo', withholding: aWithholding(small) }),
  ];
  const empty = { conversions: [], accounts: [], waitingLegs: [] };
  await writeFile(file, encodeJson({ ...empty, payouts }));
});
afterAll(() => rm(folder, { recursive: true }));

async function report(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['tax', 'report', ...argv], io);
  return { code, lines: out.join('\n').split('\r\n'), err: err.join('\n') };
}

const head =
  'merchant,receiver_kind,receiver,payer_country,form,reportable,currency,payments,unconfirmed,gross,withheld,q1,q2,q3,q4';
const mia = 'acme,creator,mia,US,1099-NEC,yes,USD,1,0,10.00,2.40,10.00,0.00,0.00,0.00';
const leo = 'acme,creator,leo,US,1099-NEC,no,USD,1,1,10.00,0.00,10.00,0.00,0.00,0.00';

describe('tributary tax report', () => {
  it('prints whom a return names, and on demand everybody', async () => {
    expect(await report('--year', '2026', '--export', file)).toMatchObject({
      ...{ code: 0, lines: [head, mia] },
    });
    const all = await report('--year', '2026', '--export', file, '--all');
    expect(all.lines).toEqual([head, leo, mia]);
  });

  it('prints the lines of one return, merchant and year', async () => {
    const lines = async (...argv: string[]) => (await report(...argv, '--export', file)).lines;

    expect(await lines('--year', '2026', '--form', '1099-nec')).toEqual([head, mia]);
    expect(await lines('--year', '2026', '--form', '1042-S')).toEqual([head]);
    expect(await lines('--year', '2026', '--merchant', 'other')).toEqual([head]);
    expect(await lines('--year', '2025')).toEqual([head]);
  });

  it('refuses a return that nobody files, and names those that there are', async () => {
    expect(await report('--year', '2026', '--form', 'W-2', '--export', file)).toMatchObject({
      ...{
        code: 2,
        err: expect.stringContaining('--form is one of 1042-S, 1099-NEC, T4A, T4A-NR.'),
      },
    });
  });

  it.each([[[]], [['--year', '26']], [['--year', '2026', '--data', 'a', '--export', 'b']]])(
    'refuses %j',
    async (argv) => {
      expect(await report(...argv)).toMatchObject({ code: 2 });
    },
  );
});
