import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSameText } from '../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { main } from '../../cli/main.ts';
import { readBasisPoints } from '../../cli/payee/read-basis-points.ts';
import { makeAuthorize } from '../../functions/authorize-request/authorize.ts';
import { aManagementApi } from '../support/a-management-api.ts';
import { aPayee } from '../support/factories/a-payee.ts';
import { aCreator } from '../support/factories/a-program.ts';
import { orderMoment } from '../support/factories/moments.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

const managerKey = `trb_acme_${'m'.repeat(44)}`;

let api: ReturnType<typeof aManagementApi>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;
beforeEach(async () => {
  api = aManagementApi({ creators: [aCreator()], payees: [aPayee()] });
  const scopes = ['manage'] as const;
  const apiKey = { merchantId: 'acme', keyId: 'ada', name: 'ada', scopes, createdAt: 0 };
  await api.programs.addApiKey(apiKey, sha256(managerKey));
  const authorize = makeAuthorize({
    findApiKey: api.programs.findApiKey,
    readOperatorKey: async () => 'the-operator-key',
    now: () => orderMoment,
    sha256,
    isSameText,
  });
  served = await serveEndpoint(api.endpoint, authorize);
});
afterEach(() => served.stop());

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main([...argv, '--url', served.url, '--key', managerKey], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const mia = ['--creator', 'mia', '--reason', 'Contract of 1 March.'];
const terms = ['--payee', 'northern', '--cut', '15%', '--rest', 'creator'];

describe('tributary payee', () => {
  it('assigns a payee to a creator, and unassigns it', async () => {
    const assigned = await call('payee', 'assign', ...mia, ...terms);
    const between = await api.programs.findCreator('acme', 'mia');
    const end = ['--from', '2026-04-01T00:00:00Z'];
    const unassigned = await call('payee', 'unassign', ...mia, ...end);

    expect(assigned).toMatchObject({ code: 0, err: '' });
    expect(assigned.out).toMatch(
      /^From 2026-03-02T10:.* on northern is paid 15 % for mia, and mia is paid the rest\.$/,
    );
    expect(between?.payees).toMatchObject([
      { terms: { payeeId: 'northern', cutBasisPoints: 1_500, remainderTo: 'creator' } },
    ]);
    expect(unassigned.out).toBe('mia is paid directly from 2026-04-01T00:00:00.000Z on.');
  });

  it('prints one line of JSON if asked to', async () => {
    const { out } = await call('payee', 'assign', ...mia, ...terms, '--json');

    expect(JSON.parse(out)).toMatchObject({
      creatorId: 'mia',
      payees: [{ payeeId: 'northern', cutBasisPoints: 1_500, remainderTo: 'creator' }],
    });
  });

  it('says why it was refused, with exit code 1', async () => {
    const unknown = ['--payee', 'southern', '--cut', '15', '--rest', 'payee'];

    const refused = await call('payee', 'assign', ...mia, ...unknown);

    expect(refused.code).toBe(1);
    expect(refused.out).toContain('There is no such payee.');
  });

  it.each([
    { what: 'a creator', argv: ['assign', '--reason', 'x', ...terms], says: '--creator' },
    { what: 'a cut', argv: ['assign', ...mia, ...terms, '--cut', '101'], says: '--cut' },
    { what: 'a rest', argv: ['assign', ...mia, ...terms, '--rest', 'nobody'], says: '--rest' },
    { what: 'a reason', argv: ['unassign', '--creator', 'mia'], says: '--reason' },
  ])('asks for $what, with exit code 2', async ({ argv, says }) => {
    const { code, err } = await call('payee', ...argv);

    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});

describe('readBasisPoints', () => {
  it.each([
    ['15', 1_500],
    ['15%', 1_500],
    ['12.5 %', 1_250],
    ['0.01', 1],
    ['100', 10_000],
    ['100.01', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['12,5', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, basisPoints) => {
    expect(readBasisPoints(text)).toBe(basisPoints);
  });
});
