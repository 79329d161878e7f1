import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { writeCsv } from '../../../adapters/rails/csv.ts';
import { readCodesCsv } from '../../../functions/manage-programs/read-codes-csv.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { manager } from '../../support/call-endpoint.ts';
import { aCode, anEnrolment, aProgram } from '../../support/factories/index.ts';
import { orderMoment } from '../../support/factories/moments.ts';

const path = '/v1/codes/import.csv';
const csv = { 'content-type': 'text/csv; charset=utf-8' };

function start() {
  const api = aManagementApi({
    programs: [aProgram()],
    enrolments: [anEnrolment(), anEnrolment({ creatorId: 'leo' })],
    codes: [aCode({ campaignId: 'old' })],
  });
  const send = (body: string | Uint8Array, headers: Record<string, string> = csv) =>
    api.call(`POST ${path}`, { body: body as string, headers });
  return { ...api, send };
}

describe(`POST ${path}`, () => {
  it('takes in codes line by line, and says of each what became of it', async () => {
    const { send, programs } = start();

    const { status, document } = await send(
      [
        'creator_id,code,program_id,expires_at,uses,uses_per,content_id',
        'leo,leo10,spring,2027-01-01T00:00:00Z,100,month,"tent, ""red"""',
        'leo,LEO11,spring,,,,',
        'mia,MIA10,spring,,,,',
        'leo,MIA10,spring,,,,',
        'nobody,N1,spring,,,,',
        'leo,MÍA,spring,,,,',
        'leo,LEO12,spring,tomorrow,,,',
        'leo,LEO13,spring,,some,,',
        'leo,LEO14,spring,2020-01-01T00:00:00Z,,,',
        'leo,LEO15,spring',
        'leo,LEO16,spring,"',
      ].join('\r\n'),
    );

    expect(status).toBe(200);
    expect(
      document.items.map((item: { line: number; outcome: string; reason?: string }) => [
        ...[item.line, item.reason ?? item.outcome],
      ]),
    ).toEqual([
      ...[
        [2, 'imported'],
        [3, 'imported'],
        [4, 'known'],
        [5, 'named-twice'],
      ],
      ...[
        [6, 'creator-not-enrolled'],
        [7, 'invalid'],
        [8, 'invalid'],
        [9, 'invalid'],
      ],
      ...[
        [10, 'invalid'],
        [11, 'invalid'],
        [12, 'invalid'],
      ],
    ]);
    expect(await programs.findCode('acme', 'LEO10')).toEqual({
      ...{ merchantId: 'acme', code: 'LEO10', programId: 'spring', creatorId: 'leo' },
      ...{ validFrom: orderMoment, expiresAt: Date.UTC(2027, 0, 1), contentId: 'tent, "red"' },
      usageLimit: { uses: 100n, period: 'month', whenSpent: 'honour' },
    });
    expect(await programs.findCode('acme', 'MIA10')).toEqual(aCode({ campaignId: 'old' }));
  });

  it('leaves another creator’s code alone', async () => {
    const { send, programs } = start();

    const { document } = await send('code,program_id,creator_id\nMIA10,spring,leo');

    expect(document.items).toEqual([
      { line: 2, code: 'MIA10', outcome: 'failed', reason: 'code-taken' },
    ]);
    expect(await programs.findCode('acme', 'MIA10')).toEqual(aCode({ campaignId: 'old' }));
  });

  it('takes in what the export has written', async () => {
    const { endpoint, send } = start();
    const event = { method: 'GET', path: '/v1/codes/export.csv', authorizer: manager };
    const exported = await endpoint(anHttpEvent(event), {} as Context);

    const { document } = await send(exported.body ?? '');

    expect(document.items).toEqual([{ line: 2, code: 'MIA10', outcome: 'known' }]);
  });

  it.each([
    { what: 'nothing', body: '', status: 422 },
    { what: 'a header alone', body: 'code,program_id,creator_id\n', status: 422 },
    { what: 'no header', body: 'MIA,spring,mia\n', status: 422 },
    { what: 'a header without the creator', body: 'code,program_id\nA,spring\n', status: 422 },
    { what: 'a column twice', body: 'code,code,program_id,creator_id\n', status: 422 },
    {
      what: 'more than a caller waits for',
      body: `code,program_id,creator_id\n${'A,spring,mia\n'.repeat(1_001)}`,
      status: 422,
    },
    { what: 'more than 1 MB', body: 'x'.repeat(1_000_001), status: 413 },
  ])('refuses $what with $status', async ({ body, status }) => {
    expect((await start().send(body)).status).toBe(status);
  });

  it('refuses what does not say that it is CSV', async () => {
    const { send } = start();

    const answer = await send('code,program_id,creator_id\nA,spring,mia', {
      'content-type': 'application/json',
    });

    expect([answer.status, answer.document.type]).toEqual([
      ...[415, '/problems/unsupported-media-type'],
    ]);
  });
});

describe('a table of codes', () => {
  it('is read as it was written, whatever is in its fields', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((each) => each.trim())
      .filter((each) => each !== '' && !/^['=+\-@]|\0/.test(each));
    const row = fc.tuple(text, text, text);

    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const written = writeCsv([['code', 'program_id', 'creator_id'], ...rows]);

        const read = readCodesCsv(written);

        expect('why' in read ? read : read.map((each) => 'fields' in each && each.fields)).toEqual(
          rows.map(([code, program_id, creator_id]) => ({ code, program_id, creator_id })),
        );
      }),
    );
  });
});
