import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import type { Code } from '../../../core/programs/program.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { manager } from '../../support/call-endpoint.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { aCode, aCreator, anEnrolment, aProgram } from '../../support/factories/index.ts';

const names = { mia: 'Mia Mountain', mia2: 'MIA', zoe: 'Zoë Zenith', yamada: '山田' };
const ids = Object.keys(names);
const wanted = { programId: 'spring', pattern: '{FIRSTNAME}{N}', creatorIds: ids };

function start(codes: readonly Code[] = []) {
  const creators = Object.entries(names).map(([creatorId, name]) => aCreator({ creatorId, name }));
  const enrolments = [...ids, 'ghost'].map((creatorId) => anEnrolment({ creatorId }));
  const programs = [aProgram(), aProgram({ programId: 'autumn' })];
  return aManagementApi({ programs, creators, enrolments, codes });
}

const codesOf = (items: { creatorId: string; outcome: string; code?: { code: string } }[]) =>
  items.map(({ creatorId, outcome, code }) => [creatorId, outcome, code?.code]);

describe('POST /v1/codes/generate', () => {
  it('makes a code of each creator’s name, and tells namesakes apart', async () => {
    const { call, programs } = start();

    const answer = await call('POST /v1/codes/generate', {
      body: { ...wanted, expiresAt: '2026-12-31T00:00:00Z', usageLimit: { uses: 100 } },
    });

    expect(answer.status).toBe(200);
    expect(codesOf(answer.document.items)).toEqual([
      ['mia', 'made', 'MIA'],
      ['mia2', 'made', 'MIA2'],
      ['zoe', 'made', 'ZOE'],
      ['yamada', 'made', 'YAMADA'],
    ]);
    expect(answer.document.items[0].code).toMatchObject({
      expiresAt: '2026-12-31T00:00:00.000Z',
      usageLimit: { uses: 100, whenSpent: 'honour' },
    });
    expect(await programs.findCode('acme', 'MIA2')).toMatchObject({ creatorId: 'mia2' });
  });

  it('comes to the same codes when it is asked again, and leaves what is there', async () => {
    const { call } = start([aCode({ code: 'ZOE', creatorId: 'zoe', campaignId: 'old' })]);

    const first = await call('POST /v1/codes/generate', { body: wanted });
    const again = await call('POST /v1/codes/generate', {
      body: { ...wanted, campaignId: 'new', creatorIds: ids.toReversed() },
    });

    expect(codesOf(first.document.items)).toContainEqual(['zoe', 'known', 'ZOE']);
    expect(codesOf(again.document.items)).toEqual([
      ['yamada', 'known', 'YAMADA'],
      ['zoe', 'known', 'ZOE'],
      ['mia2', 'known', 'MIA2'],
      ['mia', 'known', 'MIA'],
    ]);
    expect(again.document.items[1].code.campaignId).toBe('old');
  });

  it('leaves codes to others, also to the same creator in another program', async () => {
    const taken = [
      aCode({ code: 'MIA', programId: 'autumn', creatorId: 'mia' }),
      aCode({ code: 'ZOE', creatorId: 'leo' }),
    ];
    const { call, programs } = start(taken);

    const { document } = await call('POST /v1/codes/generate', { body: wanted });

    expect(codesOf(document.items).map(([, , code]) => code)).toEqual([
      'MIA2',
      'MIA3',
      'ZOE2',
      'YAMADA',
    ]);
    expect(await programs.findCode('acme', 'ZOE')).toHaveProperty('creatorId', 'leo');
  });

  it('goes on where one creator gets none, and says why', async () => {
    const all = Array.from({ length: 50 }, (_, index) =>
      aCode({ code: `ZOE${index === 0 ? '' : index + 1}`, creatorId: 'leo' }),
    );
    const { call } = start(all);

    const { status, document } = await call('POST /v1/codes/generate', {
      body: { ...wanted, creatorIds: ['nobody', 'ghost', 'zoe', 'mia'] },
    });

    expect(status).toBe(200);
    expect(document.items).toMatchObject([
      { creatorId: 'nobody', outcome: 'failed', reason: 'creator-not-enrolled' },
      { creatorId: 'ghost', outcome: 'failed', reason: 'creator-not-enrolled' },
      { creatorId: 'zoe', outcome: 'failed', reason: 'no-free-code' },
      { creatorId: 'mia', outcome: 'made' },
    ]);
  });

  it('gives two calls at the same time different codes', async () => {
    const { call } = start();
    const ask = (creatorIds: string[]) =>
      call('POST /v1/codes/generate', { body: { ...wanted, creatorIds } });

    const [a, b] = await Promise.all([ask(['mia']), ask(['mia2'])]);

    const codes = [a, b].map(({ document }) => document.items[0].code.code);
    expect(codes.toSorted()).toEqual(['MIA', 'MIA2']);
  });

  it.each([
    ['a pattern without number', { pattern: '{NAME}' }, ['pattern']],
    ['no creator', { creatorIds: [] }, ['creatorIds']],
    ['a creator twice', { creatorIds: ['mia', 'mia'] }, ['creatorIds']],
    [
      '101 creators',
      { creatorIds: Array.from({ length: 101 }, (_, n) => `c${n}`) },
      ['creatorIds'],
    ],
    ['an unknown program', { programId: 'nothing' }, ['programId']],
    ['an end before the beginning', { expiresAt: '2020-01-01T00:00:00Z' }, ['expiresAt']],
  ])('refuses %s', async (_, change, path) => {
    const { call, programs } = start();

    const answer = await call('POST /v1/codes/generate', { body: { ...wanted, ...change } });

    expect(answer).toMatchObject({ status: 422, document: { issues: [{ path }] } });
    expect((await programs.listCodes('acme', { limit: 9 })).items).toEqual([]);
  });
});

describe('GET /v1/codes/export.csv', () => {
  const foreign = aCode({ merchantId: 'other', code: 'FOREIGN' });

  async function read(codes: readonly Code[], query = '') {
    const event = anHttpEvent({
      path: '/v1/codes/export.csv',
      query,
      authorizer: manager as Record<string, string>,
    });
    const answer = await checkedEndpoint(start(codes).endpoint)(event, {} as Context);
    return { ...answer, rows: String(answer.body).split('\r\n') };
  }

  it('writes a row for each code of the merchant, with its terms', async () => {
    const limited = aCode({
      ...{ code: 'ZOE', creatorId: 'zoe', validFrom: 0, expiresAt: 86_400_000 },
      ...{ usageLimit: { uses: 5n, period: 'day', whenSpent: 'stop' }, contentId: 'a "reel", 7' },
    });

    const { statusCode, headers, rows } = await read([limited, aCode({ validFrom: 0 }), foreign]);

    expect(statusCode).toBe(200);
    expect(headers).toHaveProperty('content-type', 'text/csv; charset=utf-8');
    expect(headers).not.toHaveProperty('link');
    expect(rows).toEqual([
      'code,program_id,creator_id,valid_from,expires_at,uses,uses_per,campaign_id,platform,content_id,leaked_from',
      'MIA10,spring,mia,1970-01-01T00:00:00.000Z,,,,,,,',
      'ZOE,spring,zoe,1970-01-01T00:00:00.000Z,1970-01-02T00:00:00.000Z,5,day,,,"a ""reel"", 7",',
      '',
    ]);
  });

  it('leads on to the rest', async () => {
    const codes = ['A', 'B', 'C'].map((code) => aCode({ code }));

    const first = await read(codes, 'limit=2');
    const link = String(first.headers?.link);
    const rest = await read(codes, /\?(.*)>; rel="next"$/.exec(link)?.[1]);

    expect(first.rows).toHaveLength(4);
    expect(rest.rows.map((row) => row.split(',')[0])).toEqual(['code', 'C', '']);
  });

  it('writes more codes than a page of a list has', async () => {
    const codes = Array.from({ length: 120 }, (_, n) => aCode({ code: `CODE${n}` }));

    expect((await read(codes)).rows).toHaveLength(122);
  });
});
