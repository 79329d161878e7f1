import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, ListTablesCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { encodeJson } from '../../core/encoding/json.ts';
import { findAssembly } from '../../local/assembly.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import {
  callApi,
  deliverOrder,
  type Merchant,
  openMerchant,
  shopSecret,
} from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const patience = 240_000;

/** Whole numbers, of which nobody may find one; what is not a prefix of another text by chance. */
const numbers = {
  iban: 'DE02120300000000202051',
  csv: 'CSV-ACCOUNT-90817263',
  ach: '77001122334455',
  agency: 'NL91ABNA0417164300',
  debtor: 'FR1420041010050500013M02606',
  offset: '88006655443322',
};
const us = { routingNumber: '011000015', accountType: 'checking' };
const methods = {
  iris: { rail: 'sepa', holder: 'Iris Iban', iban: numbers.iban },
  carl: { rail: 'csv', holder: 'Carl Csv', account: numbers.csv },
  anna: { rail: 'nacha', holder: 'Anna Ach', account: numbers.ach, ...us },
};
const accounts = {
  debtor: { name: 'Acme GmbH', iban: numbers.debtor, bic: 'COBADEFFXXX' },
  originator: {
    ...{ name: 'Acme Inc', companyId: '1123456789', bankName: 'First Bank' },
    routingNumber: '021000021',
    offset: { account: numbers.offset, accountType: 'checking' },
  },
};

describe('account numbers and secrets in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-numbers-'));
  const said: string[] = [];
  const refusals: string[] = [];
  let runtime: LocalRuntime;
  let acme: Merchant;
  let files: Record<string, string> = {};

  beforeAll(async () => {
    runtime = await startRuntime({
      ...{ assemblyFolder: await findAssembly(), dataFolder, startAt: Date.UTC(2026, 0, 5, 9) },
      log: (line) => said.push(line),
      onFunctionLog: (name, line) => said.push(`${name} ${line}`),
    });
    acme = await openMerchant(runtime, 'acme', accounts);
    await earn();
    await askWrongly();
    files = await payOut();
  }, 300_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const answer = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    return answer;
  }

  async function get(route: string, body?: object, key?: string) {
    const { status, text } = await call(route, body, key);
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  /** Creators with an account of each kind, and an agency, earn 50.00 each. */
  async function earn() {
    const { programId } = acme.ids;
    const agency = { rail: 'sepa', holder: 'Northern', iban: numbers.agency };
    await get('PUT /v1/payees/northern', { name: 'N', kind: 'agency', payoutMethod: agency });
    for (const [creatorId, payoutMethod] of Object.entries(methods)) {
      await get(`PUT /v1/creators/${creatorId}`, { name: creatorId, payoutMethod });
      await get(`PUT /v1/enrolments/${programId}/${creatorId}`, {});
      await get(`PUT /v1/codes/${creatorId.toUpperCase()}`, { programId, creatorId });
    }
    const terms = { payeeId: 'northern', cutBasisPoints: 1_000, remainderTo: 'creator' };
    await get('POST /v1/creators/iris/assign-payee', { ...terms, reason: 'A contract.' });
    await runtime.advance(runtime.clock.now() + 60_000);
    const order = (code: string, id: string, currency: string) =>
      deliverOrder(runtime, { ...acme.ids, code }, id, undefined, currency);
    await order('IRIS', '2001', 'EUR');
    await order('CARL', '2002', 'USD');
    await order('ANNA', '2003', 'USD');
    await runtime.drain();
    await runtime.advance(runtime.clock.now() + 3 * msPerDay);
  }

  /** What somebody may get wrong with a number in hand. */
  async function askWrongly() {
    const wrongs: [string, object | undefined, string?][] = [
      ['PUT /v1/creators/iris', { name: 'I', payoutMethod: { ...methods.iris, extra: 1 } }],
      ['PUT /v1/creators/carl', { name: 'C', payoutMethod: { ...methods.carl, holder: '' } }],
      ['PUT /v1/creators/anna', { name: 'A', payoutMethod: { ...methods.anna, ...wrongBank } }],
      ['PUT /v1/creators/iris', { name: 'I', payoutMethod: methods.iris }, acme.keys.read],
      ['PUT /v1/payees/northern', { name: 'N', payoutMethod: methods.iris }],
      ['POST /v1/merchants', { merchantId: 'acme', name: 'A', ...accounts }, acme.keys.operator],
      ['PUT /v1/connections/other', { provider: 'shopify', webhookSecrets: [shopSecret] }],
      [`GET /v1/creators/${numbers.csv}`, undefined],
    ];
    for (const [route, body, key] of wrongs) {
      const { status, text } = await call(route, body, key);
      if (status < 400) throw new Error(`${route} was not refused but answered ${status}.`);
      refusals.push(text);
    }
  }

  /** Pays all, one of them in vain; the files, by rail. */
  async function payOut(): Promise<Record<string, string>> {
    const { payouts: key } = acme.keys;
    const { runId } = await get('POST /v1/payouts/runs', { dryRun: false }, key);
    const { batches } = await get(`GET /v1/payouts/runs/${runId}`, undefined, key);
    const { items } = await get('GET /v1/payouts', undefined, key);
    for (const { payoutId, creatorId, state } of items) {
      if (state !== 'submitted') continue;
      const outcome = creatorId === 'carl' ? 'fail' : 'confirm';
      await get(`POST /v1/payouts/${payoutId}/${outcome}`, { evidence: 'statement 7' }, key);
    }
    const written: Record<string, string> = {};
    for (const { batchId, rail } of batches) {
      written[rail] = (await call(`GET /v1/payouts/batches/${batchId}/file`, undefined, key)).text;
    }
    return written;
  }

  /** Everything that is in the tables, as it is there. */
  async function scanTables(): Promise<string> {
    const { dynamodb: endpoint } = runtime.endpoints;
    const client = new DynamoDBClient({
      ...{ endpoint, region: localRegion, credentials: localCredentials },
    });
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const pages: string[] = [];
    for (const TableName of TableNames) {
      for await (const { Items } of paginateScan({ client }, { TableName })) {
        pages.push(JSON.stringify(Items));
      }
    }
    client.destroy();
    return pages.join('\n');
  }

  /** What lies on the disk: items, messages of queues, logs; but for what is there to hold secrets, or payout files. */
  function readFolder(): string {
    return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/secrets|-wal$|-shm$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) =>
        /\.(sqlite|db)$/.test(path) ? dumpDatabase(path) : readFileSync(path, 'latin1'),
      )
      .join('\n');
  }

  async function exportEverything(): Promise<string> {
    const out: string[] = [];
    const io = { out: (line: string) => void out.push(line), err: () => {} };
    await main(['ledger', 'verify', '--data', dataFolder, '--json'], io);
    return `${encodeJson(await readLocalLedger(dataFolder))}\n${out.join('\n')}`;
  }

  const findIn = (text: string) => {
    const secrets = Object.entries({ ...numbers, ...acme.keys, shopSecret });
    return secrets.filter(([, secret]) => text.includes(secret)).map(([name]) => name);
  };

  it(
    'are in the payout files, of whoever the file pays',
    async () => {
      expect(findIn(files.sepa ?? '')).toEqual(['iban', 'agency', 'debtor']);
      expect(findIn(files.csv ?? '')).toEqual(['csv']);
      expect(findIn(files.nacha ?? '')).toEqual(['ach', 'offset']);
    },
    patience,
  );

  it(
    'are in no item of any table, though the ends of accounts are',
    async () => {
      const tables = await scanTables();

      expect(tables).toContain('2051');
      expect(tables).toContain('Iris Iban');
      expect(findIn(tables)).toEqual([]);
    },
    patience,
  );

  it('are in no message, log or other file of the runtime', () => {
    const folder = readFolder();

    expect(folder).toContain('Iris Iban');
    expect(folder.length).toBeGreaterThan(100_000);
    expect(findIn(folder)).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
    expect(findIn(said.join('\n'))).toEqual([]);
  });

  it('are in no answer to a wrong request', () => {
    expect(refusals).toHaveLength(8);
    expect(findIn(refusals.join('\n'))).toEqual([]);
  });

  it(
    'are in no answer of the API that anybody gets who looks around',
    async () => {
      const { manage, read, payouts } = acme.keys;
      const paths = [
        '/v1/creators/iris',
        '/v1/creators',
        '/v1/payees',
        '/v1/payees/northern',
        '/v1/audit',
        '/v1/accounts/iris',
        '/v1/accounts/iris/entries',
        '/v1/payouts?creatorId=iris',
      ];
      const seen: string[] = [];
      for (const path of paths) {
        for (const key of [manage, read, payouts]) {
          seen.push((await call(`GET ${path}`, undefined, key)).text);
        }
      }

      expect(seen.join()).toContain('2051');
      expect(findIn(seen.join('\n'))).toEqual([]);
    },
    patience,
  );

  it(
    'are not in the export of the ledger',
    async () => {
      const ledger = await exportEverything();

      expect(ledger).toContain('iris');
      expect(findIn(ledger)).toEqual([]);
    },
    patience,
  );

  it(
    'are told to the creator whose they are, and to nobody with a lesser key',
    async () => {
      const asked = { creatorId: 'iris' };
      const { profile, payouts } = await get('POST /v1/privacy/export', asked);
      const refused = await call('POST /v1/privacy/export', asked, acme.keys.read);

      expect(profile.payoutMethod).toMatchObject({ rail: 'sepa', iban: numbers.iban });
      expect(payouts.map(({ method }: { method: { iban: string } }) => method.iban)).toContain(
        numbers.iban,
      );
      expect(refused.status).toBe(403);
      expect(findIn(refused.text)).toEqual([]);
      // Nor does the audit log keep what was handed out.
      expect(findIn(await scanTables())).toEqual([]);
    },
    patience,
  );
});

const wrongBank = { routingNumber: '011000016' };

/** Everything in a database but payout files, which are there to name accounts. */
function dumpDatabase(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = tables
    .flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all())
    .filter(({ bucket = '' }) => !/payout-?files/i.test(String(bucket)))
    .flatMap((row) => Object.values(row))
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    );
  database.close();
  return rows.join('\n');
}
