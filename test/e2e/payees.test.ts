import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { main } from '../../cli/main.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const patience = 120_000;
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('a creator with an agency in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-payees-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  /** An order of 500.00 USD, of which the creator earns 10 %, closes. */
  async function earnFifty(orderId: string) {
    await deliverOrder(runtime, acme.ids, orderId);
    await runtime.drain();
    await runtime.advance(runtime.clock.now() + 3 * msPerDay);
  }

  /** The payouts of a new run, by who receives them. */
  async function payOut() {
    const { runId } = await call('POST /v1/payouts/runs', { dryRun: false }, acme.keys.payouts);
    const { items } = await call(
      `GET /v1/payouts?creatorId=${acme.ids.creatorId}`,
      undefined,
      acme.keys.payouts,
    );
    const own = items.filter((payout: { runId: string }) => payout.runId === runId);
    const to = (payeeId?: string) =>
      own.find((payout: { payeeId?: string }) => payout.payeeId === payeeId);
    return { agency: to('northern'), creator: to() };
  }

  const end = (payoutId: string, outcome: 'confirm' | 'fail') =>
    call(`POST /v1/payouts/${payoutId}/${outcome}`, { evidence: 'statement 7' }, acme.keys.payouts);

  it(
    'pays both, the agency’s part again when it comes back, and says who got what, and why',
    async () => {
      const { creatorId } = acme.ids;
      const payoutMethod = { rail: 'csv', holder: 'Northern Talent', account: 'N-87654321' };
      const payee = { name: 'Northern Talent', kind: 'agency', payoutMethod };
      await call('PUT /v1/payees/northern', payee);
      const terms = ['--payee', 'northern', '--cut', '15', '--rest', 'creator'];
      const reach = ['--url', runtime.url, '--key', acme.keys.manage];
      const about = ['--creator', creatorId, '--reason', 'A contract.'];
      const silent = { out: () => {}, err: () => {} };
      expect(await main(['payee', 'assign', ...about, ...terms, ...reach], silent)).toBe(0);

      await earnFifty('1003');
      const first = await payOut();
      expect([first.creator.amount, first.agency.amount]).toEqual([usd('42.50'), usd('7.50')]);
      const path = `/v1/payouts/batches/${first.agency.batchId}/file`;
      const file = await callApi(runtime.url, { method: 'GET', path }, acme.keys.payouts);
      expect(file.text).toContain(`${creatorId},Northern Talent,N-87654321,7.50,USD`);
      expect(file.text).toContain(`${creatorId},Mia,A-12345678,42.50,USD`);
      await end(first.creator.payoutId, 'confirm');
      await end(first.agency.payoutId, 'fail');

      await earnFifty('1004');
      const second = await payOut();
      expect([second.creator.amount, second.agency.amount]).toEqual([usd('42.50'), usd('15.00')]);
      await end(second.creator.payoutId, 'confirm');
      await end(second.agency.payoutId, 'confirm');

      const statement = await call('GET /v1/me/statements/2026-01', undefined, acme.keys.me);
      expect(statement.payees).toEqual([
        { payeeId: 'northern', name: 'Northern Talent', kind: 'agency' },
      ]);
      const [{ payouts }] = statement.currencies;
      const confirmed = payouts.find(
        ({ payoutId, step }: { payoutId: string; step: string }) =>
          payoutId === second.agency.payoutId && step === 'confirmed',
      );
      expect(confirmed).toMatchObject({
        amount: usd('15.00'),
        division: { payeeId: 'northern', terms: { cutBasisPoints: 1_500 } },
      });
      expect(confirmed.division.sentences.join(' ')).toContain('15.00 USD of it to northern');
      expect(verifyLedger(await readLocalLedger(dataFolder), sha256)).toEqual([]);
    },
    patience,
  );

  it(
    'issues the agency a statement of what arrived for its creators, beside the creator’s own',
    async () => {
      const { creatorId } = acme.ids;
      await runtime.advance(Date.UTC(2026, 1, 2, 5));

      const { items } = await call('GET /v1/payees/northern/statements');
      expect(items).toMatchObject([{ number: 'payee-northern-2026-01', period: '2026-01' }]);
      const path = '/v1/payees/northern/statements/payee-northern-2026-01';
      const { text } = await callApi(runtime.url, { method: 'GET', path }, acme.keys.read);
      expect(sha256(text)).toBe(items[0].sha256);
      expect(JSON.parse(text)).toMatchObject({
        sources: [{ creatorId, statement: `${creatorId}-2026-01` }],
        currencies: [{ received: usd('15.00'), withheld: usd('0.00') }],
      });
      const csv: string[] = [];
      const io = { out: (line: string) => csv.push(line), err: (line: string) => csv.push(line) };
      const reach = ['--url', runtime.url, '--key', acme.keys.read];
      const argv = ['statement', '--payee', 'northern', '--period', '2026-01', ...reach];
      expect(await main(argv, io)).toBe(0);
      expect(csv.join('\n')).toContain('Northern Talent');
    },
    patience,
  );
});
