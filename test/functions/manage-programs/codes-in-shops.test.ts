import { describe, expect, it } from '@jest/globals';
import type { CodeInShop } from '../../../core/codes/code-in-shop.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { aCode, anEnrolment, aProgram } from '../../support/factories/index.ts';
import { orderMoment } from '../../support/factories/moments.ts';

const owner = { programId: 'spring', creatorId: 'mia' };

const start = (inShop: CodeInShop) =>
  aManagementApi({
    programs: [aProgram()],
    enrolments: [anEnrolment()],
    codes: [aCode({ inShop })],
  });

describe('PUT /v1/codes/{code} for a code in a shop', () => {
  it('leaves what became of it there, and shows it', async () => {
    const { call, programs } = start({
      ...{ state: 'published', connectionId: 'acme.shop', shopId: '719', publishedAt: orderMoment },
      discount: {
        value: { kind: 'amount', amount: { minorUnits: 1_000n, currency: 'EUR' } },
        usesMax: 5,
      },
    });

    const { status, document } = await call('PUT /v1/codes/MIA10', { body: owner });

    expect(status).toBe(200);
    expect(document.inShop).toEqual({
      ...{ state: 'published', connection: 'shop', shopId: '719' },
      publishedAt: formatInstant(orderMoment),
      discount: { amount: { amount: '10.00', currency: 'EUR' }, usesMax: 5 },
    });
    expect((await call('GET /v1/codes/MIA10')).document).toEqual(document);
    expect((await call('GET /v1/codes')).document.items).toEqual([document]);
    expect((await programs.findCode('acme', 'MIA10'))?.inShop?.state).toBe('published');
  });

  it.each([
    { what: 'without an end', expiresAt: undefined },
    { what: 'with a later end', expiresAt: formatInstant(orderMoment + 1) },
  ])('does not bring back a revoked one $what', async ({ expiresAt }) => {
    const { call } = start({ state: 'revoked', revokedAt: orderMoment });

    const { status, document } = await call('PUT /v1/codes/MIA10', {
      body: { ...owner, ...(expiresAt === undefined ? {} : { expiresAt }) },
    });

    expect([status, document.type]).toEqual([409, '/problems/code-revoked']);
  });

  it('may end a revoked one earlier', async () => {
    const { call } = start({ state: 'revoked', revokedAt: orderMoment });
    const expiresAt = formatInstant(orderMoment - 1_000);

    const { status, document } = await call('PUT /v1/codes/MIA10', {
      body: { ...owner, expiresAt },
    });

    expect([status, document.expiresAt]).toEqual([200, expiresAt]);
  });
});
