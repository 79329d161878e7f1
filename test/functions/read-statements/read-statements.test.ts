import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { chooseFormat } from '../../../functions/read-statements/choose-format.ts';
import { aReadingWorld, aToken, keyOf, strangerKey } from '../../support/a-reading-world.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const april = '/v1/creators/mia/statements/mia-2026-04';

/** `mia` and `zoe` have a statement of April, issued on 2 May. */
async function aWorldWithStatements() {
  const world = aReadingWorld();
  await world.order('1001', { tokens: [aToken('mia', 2), aToken('zoe', 3)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  world.clock.at = Date.parse('2026-05-02T04:00:00Z');
  await world.issueStatements();
  return world;
}

describe('GET /v1/creators/{creatorId}/statements', () => {
  it('lists what was issued, with the digest of each', async () => {
    const world = await aWorldWithStatements();

    const { status, body } = await world.get('/v1/creators/mia/statements');
    const [text = ''] = [...world.texts.stored.values()];

    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          ...{ number: 'mia-2026-04', period: '2026-04', timeZone: 'UTC' },
          ...{ from: '2026-04-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' },
          ...{ sha256: sha256(text), throughEntry: 1, issuedAt: '2026-05-02T04:00:00.000Z' },
        },
      ],
    });
  });

  it('knows nobody of another merchant', async () => {
    const world = await aWorldWithStatements();

    expect((await world.get('/v1/creators/mia/statements', '', strangerKey)).status).toBe(404);
    expect((await world.get(april, '', strangerKey)).status).toBe(404);
    expect((await world.get('/v1/creators/nobody/statements')).status).toBe(404);
  });
});

describe('GET /v1/creators/{creatorId}/statements/{number}', () => {
  it('answers the bytes that were issued, whose digest is the ETag', async () => {
    const world = await aWorldWithStatements();

    const { text, headers } = await world.get(april);

    expect(headers.etag).toBe(`"${sha256(text)}"`);
    expect([...world.texts.stored.values()]).toContain(text);
    expect(text).not.toContain('Mia');
  });

  it('writes CSV whose amounts add up to what the unit closes with', async () => {
    const world = await aWorldWithStatements();

    const { text, headers } = await world.getAs('text/csv', april);
    const [head = '', ...rows] = text.trimEnd().split('\r\n');

    expect(headers['content-disposition']).toBe('attachment; filename="mia-2026-04.csv"');
    const columns = head.split(',');
    const [kind, amount] = [columns.indexOf('kind'), columns.indexOf('amount')];
    expect(rows.map((row) => row.split(',')).map((cells) => [cells[kind], cells[amount]])).toEqual([
      ['opening', '0.00'],
      ['order', '5.00'],
      ['closing', '5.00'],
    ]);
    expect(rows[1]).toContain('Mia Mountain,USD,order');
  });

  it('writes a PDF, the same one each time', async () => {
    const world = await aWorldWithStatements();

    const first = await world.getAs('application/pdf', april);
    const second = await world.getAs('application/pdf', april);

    expect(first.headers['content-type']).toBe('application/pdf');
    expect(Buffer.from(first.text, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(second.text).toBe(first.text);
  });

  it('answers 406 to who takes none of these, and 404 to what was not issued', async () => {
    const world = await aWorldWithStatements();

    expect((await world.getAs('image/png', april)).status).toBe(406);
    for (const number of ['mia-2026-05', 'zoe-2026-04', 'mia', '2026-04', 'mia-2026-4']) {
      expect((await world.get(`/v1/creators/mia/statements/${number}`)).status).toBe(404);
    }
  });

  it('shows nobody a text that was changed', async () => {
    const world = await aWorldWithStatements();
    const [key = '', text = ''] =
      [...world.texts.stored].find(([, each]) => each.includes('"creatorId":"mia"')) ?? [];
    world.texts.stored.set(key, text.replaceAll('5.00', '9.00'));

    const { status, text: answer } = await world.get(april);

    expect(status).toBe(500);
    expect(answer).not.toContain('9.00');
    expect(world.faults).toHaveLength(1);
  });
});

describe('GET /v1/me/statements', () => {
  it('shows a creator the own statements only', async () => {
    const world = await aWorldWithStatements();

    const { body } = await world.get('/v1/me/statements', '', keyOf('zoe'));
    const own = await world.get('/v1/me/statements/zoe-2026-04', '', keyOf('zoe'));
    const others = await world.get('/v1/me/statements/mia-2026-04', '', keyOf('zoe'));

    expect(body).toMatchObject({ items: [{ number: 'zoe-2026-04' }] });
    expect([own.status, others.status]).toEqual([200, 404]);
  });

  it('shows by a month how the account moved, also while it runs', async () => {
    const world = await aWorldWithStatements();

    const { body } = await world.get('/v1/me/statements/2026-05', '', keyOf('mia'));

    expect(body).toMatchObject({
      ...{ period: '2026-05', final: false },
      currencies: [{ opening: { amount: '5.00' }, closing: { amount: '5.00' } }],
    });
  });
});

describe('the format that an Accept header asks for', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['application/pdf', 'application/pdf'],
    ['application/json;q=0.5, application/pdf', 'application/pdf'],
    ['application/json;q=0, */*', 'text/csv'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['image/png', undefined],
    ['application/pdf;q=x', undefined],
  ])('of %s is %s', (accept, format) => {
    expect(chooseFormat(accept)).toBe(format);
  });
});
