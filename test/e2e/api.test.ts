import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { type ApiRow, apiRows, type MerchantIds } from '../support/api-rows.ts';
import {
  buyer,
  type CallerName,
  callApi,
  callers,
  idsOf,
  type Merchant,
  openMerchant,
  shopSecret,
} from '../support/two-merchants.ts';

const cases = apiRows.map((row) => [`${row.route} as ${row.path(idsOf('acme'))}`, row] as const);

describe('the HTTP API of the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-api-'));
  let runtime: LocalRuntime;
  let acme: Merchant;
  let rival: Merchant;

  beforeAll(async () => {
    const assemblyFolder = await findAssembly();
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder, dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    rival = await openMerchant(runtime, 'rival');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  function call(row: ApiRow, ids: MerchantIds, key: string | undefined) {
    const [method = ''] = row.route.split(' ');
    const body = row.body?.(ids);
    return callApi(runtime.url, { method, path: row.path(ids), body }, key);
  }

  it('has a row here for every route that needs a key', () => {
    const known = new Set(apiRows.map(({ route }) => route));
    const routes = runtime.plan.apis
      .flatMap((api) => api.routes)
      .filter(({ authorizer }) => authorizer !== undefined)
      .map(({ routeKey }) => routeKey);
    const ofOneFunction = routes.filter((route) => route.startsWith('ANY '));
    const missing = routes.filter((route) => !route.startsWith('ANY ') && !known.has(route));
    const areas = ofOneFunction.map((route) => route.split(/[ {]/)[1] ?? '');
    const withoutRow = areas.filter(
      (area) => !apiRows.some(({ route }) => `${route.split(' ')[1]}/`.startsWith(area)),
    );

    expect(routes.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
    expect(withoutRow).toEqual([]);
  });

  it.each(cases)('%s lets in who has the scope, and nobody else', async (_, row) => {
    const answers: Record<string, number> = {};
    for (const name of callers) answers[name] = (await call(row, acme.ids, acme.keys[name])).status;
    answers.nobody = (await call(row, acme.ids, undefined)).status;
    answers.stranger = (await call(row, acme.ids, `trb_acme_${'x'.repeat(44)}`)).status;

    const allowed = (name: CallerName) =>
      name === 'operator' ? (row.operatorStatus ?? row.status) : row.status;
    const expected = callers.map((name) => [name, row.scopes.includes(name) ? allowed(name) : 403]);
    expect(answers).toEqual({ ...Object.fromEntries(expected), nobody: 401, stranger: 403 });
  });

  it.each(cases.filter(([, { isOwn }]) => !isOwn))(
    '%s answers the same for what is another merchant’s as for what is nobody’s',
    async (_, row) => {
      for (const name of callers.filter((each) => row.scopes.includes(each))) {
        const foreign = await call(row, acme.ids, rival.keys[name]);
        const unknown = await call(row, idsOf('nobody'), rival.keys[name]);

        expect(foreign).toEqual(unknown);
        expect(foreign.text).not.toContain('acme');
      }
    },
  );

  it.each(cases)('%s takes an endless id for nobody’s, and is not broken by it', async (_, row) => {
    const endless = Object.fromEntries(
      Object.entries(acme.ids).map(([name, id]) => [name, `${id}${'x'.repeat(2_100)}`]),
    ) as MerchantIds;

    for (const name of callers.filter((each) => row.scopes.includes(each))) {
      expect((await call(row, endless, acme.keys[name])).status).toBeLessThan(500);
    }
  });

  it('serves its contract to anybody, as it is kept in docs/openapi.json, and once', async () => {
    const address = `${runtime.url}/openapi.json`;
    const answer = await fetch(address);
    const etag = answer.headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { 'if-none-match': etag } });

    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('cache-control')).toContain('max-age=');
    expect(await answer.json()).toEqual(
      JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')),
    );
    expect({ status: again.status, text: await again.text() }).toEqual({ status: 304, text: '' });
  });

  it('leaves neither personal data nor secrets in its tables, queues and logs', () => {
    const secretsFile = 'secrets.json';
    const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== secretsFile)
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    const { operator, ...keys } = acme.keys;
    const forbidden = [...Object.values(buyer), shopSecret, operator, ...Object.values(keys)];

    expect(files.length).toBeGreaterThan(5);
    expect(files.some((content) => content.includes(acme.ids.conversionId))).toBe(true);
    for (const text of forbidden) {
      expect({ text, found: files.some((content) => content.includes(text)) }).toEqual({
        text,
        found: false,
      });
    }
  });
});
