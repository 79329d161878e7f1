import { describe, expect, it } from '@jest/globals';
import { aManagementApi } from '../../support/a-management-api.ts';
import { manager } from '../../support/call-endpoint.ts';
import { aProgram } from '../../support/factories/a-program.ts';

const path = '/v1/programs/spring';
const body = { what: 'closings', reason: 'A wrong plan.' };
const keyed = (name: string) => ({ 'idempotency-key': name });
const finance = { ...manager, keyId: 'fin', scopes: 'payouts' };

describe('pausing a program', () => {
  it('is shown with the program: what, since when, by whom, and why', async () => {
    const { call } = aManagementApi({ programs: [aProgram()] });

    const paused = await call(`POST ${path}/pause`, { as: finance, body, headers: keyed('k1') });

    const pause = { author: 'key:fin', reason: 'A wrong plan.', at: expect.any(String) };
    expect(paused).toMatchObject({ status: 200, document: { paused: { closings: pause } } });
    expect((await call(`GET ${path}`)).document.paused).toEqual({ closings: pause });
  });

  it('outlasts a change of the program, and another pause', async () => {
    const { call } = aManagementApi({ programs: [aProgram()] });
    await call(`POST ${path}/pause`, { body, headers: keyed('k1') });
    const again = { ...body, reason: 'Another.' };
    await call(`POST ${path}/pause`, { body: again, headers: keyed('k2') });

    const saved = await call(`PUT ${path}`, {
      body: { name: 'Renamed', planId: 'standard', landingHosts: ['shop.example'] },
    });

    expect(saved).toMatchObject({
      status: 200,
      document: { name: 'Renamed', paused: { closings: { reason: 'A wrong plan.' } } },
    });
  });

  it('ends for what is named, and for nothing else', async () => {
    const { call } = aManagementApi({ programs: [aProgram()] });
    await call(`POST ${path}/pause`, { body, headers: keyed('k1') });
    await call(`POST ${path}/pause`, { body: { ...body, what: 'payouts' }, headers: keyed('k2') });

    const resumed = await call(`POST ${path}/resume`, { body, headers: keyed('k3') });

    expect(Object.keys(resumed.document.paused)).toEqual(['payouts']);
  });

  it('is in the audit log, with the program before and after', async () => {
    const { call, audit } = aManagementApi({ programs: [aProgram()] });
    await call(`POST ${path}/pause`, { body, headers: keyed('k1') });
    await call(`POST ${path}/resume`, { body, headers: keyed('k2') });

    const { items } = await audit.list('acme', {}, { limit: 9 });

    expect(items).toHaveLength(2);
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'program.paused', reason: body.reason }),
        expect.objectContaining({
          kind: 'program.resumed',
          before: expect.objectContaining({ paused: { closings: expect.anything() } }),
        }),
      ]),
    );
  });

  it.each([
    { what: 'an unknown program', at: '/v1/programs/other', said: body, status: 404 },
    { what: 'something else', at: path, said: { ...body, what: 'everything' }, status: 422 },
    { what: 'no reason', at: path, said: { what: 'closings' }, status: 422 },
  ])('is refused for $what with $status', async ({ at, said, status }) => {
    const { call } = aManagementApi({ programs: [aProgram()] });

    for (const word of ['pause', 'resume']) {
      const answer = await call(`POST ${at}/${word}`, { body: said, headers: keyed(word) });
      expect(answer).toMatchObject({ status });
    }
  });

  it('is not for those who only read', async () => {
    const { call } = aManagementApi({ programs: [aProgram()] });

    const as = { ...manager, scopes: 'read' };
    expect(await call(`POST ${path}/pause`, { as, body, headers: keyed('k1') })).toMatchObject({
      status: 403,
    });
  });
});
