import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSameText } from '../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { main } from '../../cli/main.ts';
import type { Scope } from '../../core/programs/program.ts';
import { makeAuthorize } from '../../functions/authorize-request/authorize.ts';
import { aManagementApi } from '../support/a-management-api.ts';
import { aProgram } from '../support/factories/a-program.ts';
import { orderMoment } from '../support/factories/moments.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

const financeKey = `trb_acme_${'f'.repeat(44)}`;
const readerKey = `trb_acme_${'r'.repeat(44)}`;

let api: ReturnType<typeof aManagementApi>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;
beforeEach(async () => {
  api = aManagementApi({ programs: [aProgram()] });
  await addKey(financeKey, 'fin', 'payouts');
  await addKey(readerKey, 'read', 'read');
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

async function addKey(token: string, keyId: string, scope: Scope): Promise<void> {
  const apiKey = { merchantId: 'acme', keyId, name: keyId, scopes: [scope], createdAt: 0 };
  await api.programs.addApiKey(apiKey, sha256(token));
}

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  return { code: await main(argv, io), out: out.join('\n'), err: err.join('\n') };
}

const reach = (key = financeKey) => ['--url', served.url, '--key', key];
const what = ['closings', '--program', 'spring', '--reason', 'A wrong plan.'];

describe('tributary pause and resume', () => {
  it('stop the closings of a program, and let them go on', async () => {
    const paused = await call('pause', ...what, ...reach());
    const stopped = await api.programs.findProgram('acme', 'spring');
    const resumed = await call('resume', ...what, ...reach());

    expect(paused).toMatchObject({ code: 0, err: '' });
    expect(paused.out).toBe(
      'The closings of spring are paused since 2026-03-02T10:00:00.000Z by key:fin (A wrong plan.).',
    );
    expect(stopped?.paused).toEqual({
      closings: { at: orderMoment, author: 'key:fin', reason: 'A wrong plan.' },
    });
    expect(resumed).toMatchObject({ code: 0, out: 'The closings of spring go on.' });
    expect(await api.programs.findProgram('acme', 'spring')).not.toHaveProperty('paused');
  });

  it('print one line of JSON if asked to', async () => {
    const { out } = await call('pause', ...what, ...reach(), '--json');

    expect(JSON.parse(out)).toEqual({
      programId: 'spring',
      what: 'closings',
      paused: {
        closings: {
          at: '2026-03-02T10:00:00.000Z',
          author: 'key:fin',
          reason: 'A wrong plan.',
        },
      },
    });
  });

  it.each([
    { who: 'a key that only reads', key: readerKey, program: 'spring' },
    { who: 'an unknown key', key: `trb_acme_${'n'.repeat(44)}`, program: 'spring' },
    { who: 'an unknown program', key: financeKey, program: 'other' },
  ])('answer 1 to $who, and print the refusal', async ({ key, program }) => {
    const argv = ['payouts', '--program', program, '--reason', 'A test.', ...reach(key)];

    const { code, out } = await call('pause', ...argv);

    expect(code).toBe(1);
    expect(out).toContain('was refused with');
    expect(await api.programs.findProgram('acme', 'spring')).not.toHaveProperty('paused');
  });

  it.each([
    { wrong: 'nothing to stop', argv: ['--program', 'spring', '--reason', 'x'] },
    { wrong: 'another thing to stop', argv: ['everything', '--program', 'spring'] },
    { wrong: 'no program', argv: ['closings', '--reason', 'x'] },
    { wrong: 'no reason', argv: ['closings', '--program', 'spring'] },
    { wrong: 'an unknown option', argv: ['closings', '--paint'] },
    { wrong: 'an address that is none', argv: [...what, '--url', 'here', '--key', 'k'] },
  ])('answer 2 to $wrong, and say how they are called', async ({ argv }) => {
    for (const word of ['pause', 'resume']) {
      const { code, out, err } = await call(word, ...argv);

      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain(`usage: tributary ${word} --program P closings|payouts`);
    }
  });

  it('answer 3 if nobody answers', async () => {
    const argv = [...what, ...reach()];
    await served.stop();

    const { code, err } = await call('pause', ...argv);
    served = await serveEndpoint(api.endpoint, async () => undefined);

    expect(code).toBe(3);
    expect(err).toContain('There is no answer from');
  });
});
