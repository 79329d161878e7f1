import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSameText } from '../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { SeedResult } from '../../cli/seed/load-seed.ts';
import { run } from '../../cli/seed.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { makeAuthorize } from '../../functions/authorize-request/authorize.ts';
import { aManagementApi } from '../support/a-management-api.ts';
import { orderMoment } from '../support/factories/moments.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

const operatorKey = 'the-operator-key';
/** The example of the documentation is what people begin with: it must load. */
const [, example = ''] =
  /```yaml\n([\s\S]*?)```/.exec(
    readFileSync(new URL('../../docs/seed-file.md', import.meta.url), 'utf8'),
  ) ?? [];

let folder: string;
let api: ReturnType<typeof aManagementApi>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-seed-'));
  api = aManagementApi();
  const authorize = makeAuthorize({
    findApiKey: api.programs.findApiKey,
    readOperatorKey: async () => operatorKey,
    now: () => orderMoment,
    sha256,
    isSameText,
  });
  served = await serveEndpoint(api.endpoint, authorize);
});
afterEach(async () => {
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function seed(content: string, key = operatorKey) {
  const file = join(folder, 'seed.yaml');
  writeFileSync(file, content);
  const out: string[] = [];
  const io = { out: (line: string) => out.push(line), err: () => {} };
  const code = await run([file, '--url', served.url, '--operator-key', key, '--json'], io);
  return { code, out, result: JSON.parse(out.at(-1) ?? 'null') as SeedResult };
}

describe('tributary seed', () => {
  it('says whom it could not reach', async () => {
    await served.stop();

    await expect(seed(example)).rejects.toThrow(`There is no answer from ${served.url}`);
  });

  it('loads the documentation’s example', async () => {
    const { code, result } = await seed(example);

    expect(code).toBe(0);
    expect(result.loaded).toEqual({
      programs: 1,
      plans: 1,
      creators: 1,
      enrolments: 1,
      links: 1,
      codes: 1,
      connections: 2,
      apiKeys: 3,
    });
    const { programs } = api;
    expect(await programs.findLink('mia-tent')).toMatchObject({ merchantId: 'acme' });
    expect(await programs.findCode('acme', 'MIA10')).toMatchObject({ creatorId: 'mia' });
    expect(await programs.listPlanVersions('acme', 'standard')).toMatchObject([
      { versionId: 'v1' },
    ]);
    expect(api.connectionSecrets.get('acme.shop')).toEqual({
      webhook: ['the-current-one', 'an-older-one'],
    });
    expect(api.faults).toEqual([]);
  });

  it('hands out the keys that the file asks for, each with its scopes', async () => {
    const { result } = await seed(example);

    expect(result.apiKeys.map(({ name, scopes }) => [name, scopes])).toEqual([
      ['back end', ['events']],
      ['console', ['manage', 'read', 'payouts']],
      ['mia', ['me']],
    ]);
    const [backEnd] = result.apiKeys;
    expect(await api.programs.findApiKey('acme', sha256(backEnd?.key ?? ''))).toMatchObject({
      name: 'back end',
    });
  });

  it('changes nothing when it is loaded again', async () => {
    await seed(example);
    const { code } = await seed(example);

    expect(code).toBe(0);
    expect(await api.programs.listPlanVersions('acme', 'standard')).toHaveLength(1);
  });

  it('says what the API refused, and ends with 1', async () => {
    const wrong = example.replace('https://acme.example/', 'https://elsewhere.example/');

    const { code, out } = await seed(wrong);

    expect(code).toBe(1);
    expect(out.join()).toContain('PUT /v1/links/mia-tent was refused with 422');
    expect(out.join()).toContain('host-not-allowed');
  });

  it('ends with 1 for a wrong operator key', async () => {
    expect((await seed(example, 'a-guess')).code).toBe(1);
    expect(await api.programs.listMerchantIds()).toEqual([]);
  });

  it.each([
    { what: 'no YAML', content: 'a: [' },
    { what: 'an unknown part', content: 'merchant: { merchantId: acme }\nlinkz: {}' },
    { what: 'no merchant', content: 'programs: {}' },
  ])('takes a file with $what for a mistake in the call', async ({ content }) => {
    await expect(seed(content)).rejects.toThrow(UsageError);
  });

  it.each([[[]], [['a.yaml']], [['a.yaml', '--url', 'nowhere']], [['a.yaml', '--what']]])(
    'explains itself to %p',
    async (argv) => {
      await expect(run(argv, { out: () => {}, err: () => {} })).rejects.toThrow(/usage/);
    },
  );
});
