import { describe, expect, it } from '@jest/globals';
import { aReadingWorld, aToken, keyOf, strangerKey } from '../../support/a-reading-world.ts';
import { checkEn16931 } from '../../support/check-en16931.ts';
import { aMerchant } from '../../support/factories/a-program.ts';
import { anAgreement } from '../../support/factories/an-invoice.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';

const one = '/v1/creators/mia/invoices/SB-2026-000001';

/** `mia`, who is registered nowhere, was billed for April on 2 May. */
async function aWorldWithInvoices() {
  const tax = { country: 'US', timezone: 'UTC', incomeKind: 'commission' } as const;
  const world = aReadingWorld({ merchants: [aMerchant({ tax })] });
  await world.billings.save('acme', 'mia', anAgreement({ registration: 'not-registered' }));
  await world.profiles.save(
    {
      ...{ merchantId: 'acme', receiver: { kind: 'creator', id: 'mia' }, country: 'US' },
      ...{ kind: 'individual', forms: [] },
    },
    [],
  );
  await world.order('1001', { tokens: [aToken('mia', 2), aToken('zoe', 3)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  world.clock.at = Date.parse('2026-05-02T04:00:00Z');
  await world.issueStatements();
  return world;
}

describe('GET /v1/creators/{creatorId}/invoices', () => {
  it('lists what was issued, to the merchant and to the creator', async () => {
    const { get } = await aWorldWithInvoices();
    const { status, body } = await get('/v1/creators/mia/invoices');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [{ number: 'SB-2026-000001', kind: 'invoice', period: '2026-04', currency: 'USD' }],
    });
    expect((await get('/v1/me/invoices', '', keyOf('mia'))).body).toEqual(body);
    expect((await get('/v1/me/invoices', '', keyOf('zoe'))).body).toEqual({ items: [] });
  });

  it('shows one as JSON to the byte, as UBL by the rules, and as PDF', async () => {
    const { getAs, texts, sha256 } = await aWorldWithInvoices();
    const json = await getAs('application/json', one);
    const xml = await getAs('application/xml', one);
    const pdf = await getAs('application/pdf', one);

    expect([...texts.stored.values()]).toContain(json.text);
    expect(json.headers.etag).toBe(`"${sha256(json.text)}"`);
    expect(json.body).toMatchObject({ net: { amount: '5.00', currency: 'USD' } });
    expect(checkEn16931(xml.text)).toEqual([]);
    expect(Buffer.from(pdf.text, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.text).toBe((await getAs('application/pdf', one)).text);
    expect((await getAs('text/csv', one)).status).toBe(406);
  });

  it('knows nothing of another one’s', async () => {
    const { get } = await aWorldWithInvoices();

    expect((await get(one, '', strangerKey)).status).toBe(404);
    expect((await get('/v1/creators/zoe/invoices/SB-2026-000001')).status).toBe(404);
    expect((await get('/v1/me/invoices/SB-2026-000001', '', keyOf('zoe'))).status).toBe(404);
  });

  it('shows nobody a text that is not the one that was issued', async () => {
    const { get, texts, faults } = await aWorldWithInvoices();
    for (const [key, text] of texts.stored) texts.stored.set(key, `${text} `);

    expect((await get(one)).status).toBe(500);
    expect(faults).toHaveLength(1);
  });
});
