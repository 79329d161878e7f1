import { describe, expect, it } from '@jest/globals';
import { makeEndpoint } from '../../../functions/manage-privacy/endpoint.ts';
import { annasEmail, aPrivacyWorld, hashesOf, tomsEmail } from '../../support/a-privacy-world.ts';
import { callerOf, manager } from '../../support/call-endpoint.ts';
import { aVisit } from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';

const anna = hashesOf(annasEmail);
const [accountHash = ''] = hashesOf('', '7001');

function open() {
  const world = aPrivacyWorld();
  const audit = inMemoryAuditLog();
  const faults: unknown[] = [];
  const endpoint = makeEndpoint(
    {
      ...world,
      registry: world.directory,
      payouts: world.ledger,
      audit,
      now: () => world.clock.at,
    },
    (error) => faults.push(error),
  );
  const listAudit = async () => (await audit.list('acme', {}, { limit: 50 })).items;
  return { ...world, call: callerOf(endpoint), listAudit, faults };
}

/** Anna clicked on her phone, withdrew her consent, came through an ad, and bought in her account. */
async function openWithAnna() {
  const world = open();
  await world.click('phone');
  await world.touches.addVisit('acme', aVisit({ visitorId: 'phone', at: world.clock.at }));
  await world.identify('phone', anna);
  world.clock.at += 1_000;
  await world.order('1', {
    ...{ buyerIdentityHashes: hashesOf(annasEmail, '7001'), country: 'DE', region: 'BE' },
    codes: [{ code: 'MIA10', discountMinorUnits: 0n, applied: true }],
  });
  await world.order('2', { buyerIdentityHashes: hashesOf(tomsEmail) });
  return world;
}

describe('POST /v1/privacy/export', () => {
  it('hands out everything that is stored of a person, and nothing of others', async () => {
    const { call } = await openWithAnna();

    const { status, document } = await call('POST /v1/privacy/export', {
      body: { email: ' Anna@Mail.example ' },
    });

    expect(status).toBe(200);
    expect(document.personHashes).toEqual([...anna, accountHash].toSorted());
    expect(document).toMatchObject({
      isShared: false,
      browsers: [
        {
          visitorId: 'phone',
          touches: [{ touchId: 'click-of-phone', kind: 'click', creatorId: 'mia' }],
          visits: [{ channel: aVisit().channel }],
          consents: [],
        },
      ],
      orders: [
        {
          conversionId: 'shop~1',
          facts: [
            {
              ...{ orderName: '#1', country: 'DE', region: 'BE', codes: ['MIA10'] },
              personHashes: hashesOf(annasEmail, '7001'),
              lines: [{ quantity: 1 }],
            },
          ],
        },
      ],
    });
    expect(document.identities).toHaveLength(2);
    expect(JSON.stringify(document)).not.toContain('shop~2');
  });

  it('finds a person by the id in a shop, and by a request', async () => {
    const { call, requests, clock } = await openWithAnna();
    await requests.add({
      ...{ merchantId: 'acme', requestId: 'shop-1', kind: 'export', author: 'shop' },
      ...{ personHashes: [], conversionIds: ['shop~1'], receivedAt: clock.at, dueAt: clock.at },
      status: 'open',
    });
    const bodies = [
      { customer: { connection: 'shop', customerId: '7001' } },
      { requestId: 'shop-1' },
    ];

    for (const body of bodies) {
      const { document } = await call('POST /v1/privacy/export', { body });
      expect(document.orders).toMatchObject([{ conversionId: 'shop~1' }]);
      expect(document.browsers).toMatchObject([{ visitorId: 'phone' }]);
    }
  });

  it('says so if nothing is stored', async () => {
    const { call } = await openWithAnna();

    const { status, document } = await call('POST /v1/privacy/export', {
      body: { phone: '+49 151 1234567' },
    });

    expect(status).toBe(200);
    expect(document).toMatchObject({ isShared: false, browsers: [], orders: [] });
    expect(document.identities).toMatchObject([{ browsers: [], orders: [] }]);
  });

  it('is in the audit log by hashes only', async () => {
    const { call, listAudit } = await openWithAnna();

    await call('POST /v1/privacy/export', { body: { email: annasEmail } });
    await call('POST /v1/privacy/erase', { body: { email: annasEmail, reason: 'She asked.' } });

    const entries = await listAudit();
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual([
      'privacy.erased',
      'privacy.exported',
    ]);
    const written = JSON.stringify(entries);
    expect(written).toContain(anna[0]);
    expect(written).toContain('She asked.');
    expect(written).not.toMatch(/anna|mail\.example|phone|shop~1|click-of/i);
  });

  it.each([
    [{}, ''],
    [{ email: 'nobody' }, 'email'],
    [{ phone: '0151 1234567' }, 'phone'],
    [{ customer: { connection: 'shop', customerId: '0' } }, 'customer'],
    [{ email: annasEmail, creatorId: 'mia' }, ''],
    [{ mail: annasEmail }, ''],
  ])('refuses %j, and does not say it again', async (body, field) => {
    const { call } = open();

    const { status, document } = await call('POST /v1/privacy/export', { body });

    expect([status, document.type]).toEqual([422, '/problems/invalid-request']);
    expect(document.issues[0].path[0] ?? '').toBe(field);
    expect(JSON.stringify(document)).not.toContain(annasEmail);
  });

  it('answers a foreign request and creator as an unknown one', async () => {
    const { call } = await openWithAnna();
    const foreign = { ...manager, merchantId: 'umbrella' };

    for (const body of [{ requestId: 'shop-1' }, { creatorId: 'mia' }]) {
      const { status } = await call('POST /v1/privacy/export', { as: foreign, body });
      expect(status).toBe(404);
    }
    const { document } = await call('POST /v1/privacy/export', {
      ...{ as: foreign, body: { email: annasEmail } },
    });
    expect(document.orders).toEqual([]);
  });
});

describe('POST /v1/privacy/erase', () => {
  it('is a request that is done by itself, once however often it is asked for', async () => {
    const { call, work, asked } = await openWithAnna();
    const body = { email: annasEmail };

    const first = await call('POST /v1/privacy/erase', { body });
    const again = await call('POST /v1/privacy/erase', { body });
    const { requestId } = first.document;
    const waiting = await call('GET /v1/privacy/requests');
    await work();

    expect(first).toMatchObject({
      status: 202,
      document: { kind: 'erase', status: 'open', author: 'key:key-1', personHashes: anna },
    });
    expect(again.document.requestId).toBe(requestId);
    expect(waiting.document.items).toMatchObject([{ requestId, status: 'open' }]);
    expect((await call(`GET /v1/privacy/requests/${requestId}`)).document).toMatchObject({
      status: 'done',
      doneBy: 'erasure',
      erasure: { identities: 2, swept: 2, removed: { links: 1, touches: 1, visits: 1, orders: 2 } },
    });
    expect((await call('GET /v1/privacy/requests')).document.items).toEqual([]);
    expect(
      (await call('GET /v1/privacy/requests', { query: 'status=done' })).document.items,
    ).toHaveLength(1);
    expect(asked).toEqual([]);

    const { document } = await call('POST /v1/privacy/export', { body });
    expect(document).toMatchObject({
      browsers: [],
      identities: [{ erasedAt: expect.any(String) }],
    });
  });

  it('needs the scope manage', async () => {
    const { call } = open();
    const reader = { ...manager, scopes: 'read,payouts' };
    const routes = [
      'POST /v1/privacy/erase',
      'POST /v1/privacy/export',
      'GET /v1/privacy/requests',
      'GET /v1/privacy/requests/shop-1',
    ];

    for (const route of routes) {
      const call1 = route.startsWith('POST') ? { body: { email: annasEmail } } : {};
      expect((await call(route, { as: reader, ...call1 })).status).toBe(403);
    }
  });
});

describe('requests that shops pass on', () => {
  async function openWithRequests() {
    const world = open();
    const add = (requestId: string, days: number, kind: 'export' | 'erase' = 'export') =>
      world.requests.add({
        ...{ merchantId: 'acme', requestId, kind, author: 'shop', connectionId: 'acme.shop' },
        ...{ personHashes: anna, conversionIds: [], receivedAt: world.clock.at },
        ...{ dueAt: world.clock.at + days * 86_400_000, status: 'open' },
      });
    await add('later', 30);
    await add('sooner', 3);
    await add('erasure', 10, 'erase');
    return world;
  }

  it('are listed by when they are due, page by page', async () => {
    const { call } = await openWithRequests();

    const first = await call('GET /v1/privacy/requests', { query: 'limit=2' });
    const query = `limit=2&cursor=${first.document.next}`;
    const second = await call('GET /v1/privacy/requests', { query });

    const ids = [...first.document.items, ...second.document.items].map(
      ({ requestId }: { requestId: string }) => requestId,
    );
    expect(ids).toEqual(['sooner', 'erasure', 'later']);
    expect(second.document).not.toHaveProperty('next');
    expect((await call('GET /v1/privacy/requests', { query: 'status=lost' })).status).toBe(422);
  });

  it('are done when somebody says so, and who said so first stands', async () => {
    const { call, listAudit } = await openWithRequests();
    const body = { note: 'Sent by post.' };
    const other = { ...manager, keyId: 'key-2' };

    const done = await call('POST /v1/privacy/requests/sooner/done', { body });
    const again = await call('POST /v1/privacy/requests/sooner/done', { as: other, body });

    expect(done).toMatchObject({ status: 200, document: { status: 'done', doneBy: 'key:key-1' } });
    expect(again.document).toEqual(done.document);
    expect((await call('GET /v1/privacy/requests')).document.items).toHaveLength(2);
    expect((await listAudit())[0]).toMatchObject({
      kind: 'privacy.answered',
      reason: 'Sent by post.',
    });
  });

  it('cannot be called done while an erasure is not', async () => {
    const { call } = await openWithRequests();
    const body = { note: 'Done.' };

    const erasure = await call('POST /v1/privacy/requests/erasure/done', { body });
    const unknown = await call('POST /v1/privacy/requests/unknown/done', { body });

    expect([erasure.status, erasure.document.type]).toEqual([409, '/problems/executes-itself']);
    expect(unknown.status).toBe(404);
  });
});
