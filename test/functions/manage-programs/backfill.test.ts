import { describe, expect, it } from '@jest/globals';
import { passPage } from '../../../core/reconciliation/index.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { aConnection } from '../../support/factories/index.ts';

const shop = aConnection({ provider: 'woocommerce', hasApi: true });
const key = { merchantId: 'acme', connectionId: 'acme.shop', kind: 'backfill' } as const;
const path = '/v1/connections/shop/backfill';

function anApi(connection = shop) {
  const api = aManagementApi({ connections: [connection] });
  const post = (body: unknown = {}, idempotencyKey = 'k1') =>
    api.call(`POST ${path}`, { body, headers: { 'idempotency-key': idempotencyKey } });
  const get = () => api.call(`GET ${path}`);
  return { ...api, post, get };
}

describe('/v1/connections/{name}/backfill', () => {
  it('begins with the orders of 24 months, and says how far it is', async () => {
    const { post, get, enqueued } = anApi();

    const answer = await post();

    expect(answer.status).toBe(202);
    expect(answer.document).toMatchObject({
      status: 'running',
      ordersListed: 0,
      ordersAskedFor: 0,
    });
    expect(await get()).toMatchObject({ status: 200, document: answer.document });
    expect(enqueued).toEqual([expect.objectContaining({ ...key, pages: 0 })]);
  });

  it('started twice is one, and is gone on with', async () => {
    const { post, walks, enqueued, get } = anApi();
    await post({ months: 3 });
    const begun = await walks.find(key);
    if (begun === undefined) throw new Error('Nothing was begun.');
    await walks.save(passPage(begun, { listed: 2, asked: 1, untold: 0, next: '1' }, 5));

    const second = await post({ months: 24 }, 'k2');

    expect(second.document).toMatchObject({ ordersListed: 2, ordersAskedFor: 1 });
    expect((await get()).document).toEqual(second.document);
    expect(enqueued.map(({ pages }) => pages)).toEqual([0, 1]);
  });

  it('that is over can be begun again', async () => {
    const { post, walks, get } = anApi();
    await post({ months: 1 });
    const begun = await walks.find(key);
    if (begun === undefined) throw new Error('Nothing was begun.');
    await walks.save(passPage(begun, { listed: 2, asked: 2, untold: 0 }, 5));
    expect((await get()).document).toMatchObject({ status: 'done', ordersAskedFor: 2 });

    await post({ months: 2 }, 'k2');

    expect((await get()).document).toMatchObject({ status: 'running', ordersAskedFor: 0 });
  });

  it.each([{ months: 0 }, { months: 25 }, { months: 1.5 }, { years: 2 }])(
    'refuses %p',
    async (body) => {
      expect((await anApi().post(body)).status).toBe(422);
    },
  );

  it.each([
    { what: 'without access', connection: aConnection({ provider: 'woocommerce' }) },
    { what: 'of Stripe', connection: aConnection({ provider: 'stripe', hasApi: true }) },
  ])('refuses a connection $what, by name', async ({ connection }) => {
    const { post, enqueued } = anApi(connection);

    expect(await post()).toMatchObject({
      status: 409,
      document: { type: '/problems/orders-not-listed' },
    });
    expect(enqueued).toEqual([]);
  });

  it('knows nothing of a connection that is not there, or was never filled', async () => {
    const { call, get } = anApi();

    expect((await get()).status).toBe(404);
    const other = '/v1/connections/other/backfill';
    const headers = { 'idempotency-key': 'k1' };
    expect((await call(`POST ${other}`, { body: {}, headers })).status).toBe(404);
  });
});
