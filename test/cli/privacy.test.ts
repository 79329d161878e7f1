import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSameText } from '../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { main } from '../../cli/main.ts';
import { makeAuthorize } from '../../functions/authorize-request/authorize.ts';
import { makeEndpoint } from '../../functions/manage-privacy/endpoint.ts';
import { annasEmail, aPrivacyWorld, hashesOf } from '../support/a-privacy-world.ts';
import { orderMoment } from '../support/factories/index.ts';
import { inMemoryAuditLog } from '../support/in-memory-audit-log.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

const managerKey = `trb_acme_${'m'.repeat(44)}`;
const readerKey = `trb_acme_${'r'.repeat(44)}`;
const folder = mkdtempSync(join(tmpdir(), 'tributary-cli-privacy-'));

let world: ReturnType<typeof aPrivacyWorld>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;
beforeEach(async () => {
  world = aPrivacyWorld();
  const { directory } = world;
  for (const [token, scope] of [
    [managerKey, 'manage'],
    [readerKey, 'read'],
  ] as const) {
    const apiKey = { merchantId: 'acme', keyId: scope, name: scope, scopes: [scope], createdAt: 0 };
    await directory.addApiKey(apiKey, sha256(token));
  }
  const endpoint = makeEndpoint(
    {
      ...world,
      ...{ registry: directory, payouts: world.ledger, audit: inMemoryAuditLog() },
      now: () => orderMoment,
      // The worker is quick: it is done when the command asks for the first time.
      async enqueue(key) {
        await world.enqueue(key);
        await world.work();
      },
    },
    () => {},
  );
  const authorize = makeAuthorize({
    findApiKey: directory.findApiKey,
    readOperatorKey: async () => 'the-operator-key',
    now: () => orderMoment,
    sha256,
    isSameText,
  });
  served = await serveEndpoint(endpoint, authorize);
  await world.click('phone');
  await world.identify('phone', hashesOf(annasEmail));
  await world.order('1', { buyerIdentityHashes: hashesOf(annasEmail, '7001') });
});
afterEach(() => served.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  return { code: await main(['privacy', ...argv], io), out: out.join('\n'), err: err.join('\n') };
}

const reach = (key = managerKey) => ['--url', served.url, '--key', key];

describe('tributary privacy', () => {
  it('hands out what is kept of a person, by whatever the person is known by', async () => {
    for (const who of [
      ['--email', annasEmail],
      ['--customer', 'shop:7001'],
    ]) {
      const { code, out } = await call('export', ...who, ...reach());

      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        browsers: [{ visitorId: 'phone' }],
        orders: [{ conversionId: 'shop~1' }],
      });
    }
  });

  it('writes it to a file of one’s own, and never over another', async () => {
    const file = join(folder, 'anna.json');
    const argv = ['export', '--email', annasEmail, '--out', file, ...reach()];

    const first = await call(...argv);
    const again = await call(...argv);

    expect(first).toEqual({ code: 0, out: '', err: '' });
    expect(JSON.parse(readFileSync(file, 'utf8')).isShared).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('cannot be written')]);
  });

  it('erases a person, and says when it is done', async () => {
    const { code, out } = await call('erase', '--email', annasEmail, ...reach());
    const left = await call('export', '--email', annasEmail, ...reach());

    expect(code).toBe(0);
    expect(out).toMatch(
      /^Erased \(erase-[0-9a-f]{32}\): 1 joins with browsers, 2 entries of histories and 0 visits are gone; 1 touches are nobody's\.$/,
    );
    expect(JSON.parse(left.out)).toMatchObject({ browsers: [], orders: [] });
  });

  it('erases a creator, and prints one line of JSON if asked to', async () => {
    const { code, out } = await call('erase', '--creator', 'mia', '--json', ...reach());

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      creatorId: 'mia',
      erasedAt: '2026-03-02T10:00:00.000Z',
    });
  });

  it.each([
    ['export', '--creator', 'nobody'],
    ['erase', '--creator', 'nobody'],
  ])('is refused what is not there (%s)', async (...argv) => {
    const { code, out } = await call(...argv, ...reach());

    expect([code, out]).toEqual([1, expect.stringContaining('404')]);
  });

  it('is refused without the scope', async () => {
    const { code, out } = await call('erase', '--email', annasEmail, ...reach(readerKey));

    expect([code, out]).toEqual([1, expect.stringContaining('missing-scope')]);
    expect(await world.history.list('acme', hashesOf(annasEmail)[0] ?? '')).toHaveLength(1);
  });

  it.each([
    [['erase'], 'Name one person, or one creator.'],
    [['erase', '--email', 'a@x.example', '--creator', 'mia'], 'Name one person, or one creator.'],
    [['erase', '--customer', '7001'], '--customer needs a connection and an id'],
    [['erase', '--request', 'shop-1'], "Unknown option '--request'"],
    [['export', '--email', 'a@x.example', '--url', 'nowhere', '--key', 'k'], '--url needs'],
    [['export', '--email', 'a@x.example', '--url', 'http://127.0.0.1:1'], '--key is missing.'],
  ])('says what is missing: %j', async (argv, message) => {
    const { code, err } = await call(...argv);

    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
