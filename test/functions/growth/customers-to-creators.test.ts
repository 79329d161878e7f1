import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  aGrowthWorld,
  anEnrolment,
  backEnd,
  identifySecret,
  publishable,
} from '../../support/a-growth-world.ts';
import { annasEmail, hashesOf } from '../../support/a-privacy-world.ts';

const day = 86_400_000;
const tent = { title: 'Tent <b>"x"</b>', url: 'https://acme.example/tent' };
const left = {
  ...{ programId: 'spring', platform: 'instagram', handle: '@Anna.Outdoors', name: 'Anna O' },
  consent: { version: 'handle-2026-11' },
};
const post = 'POST /v1/handles';
const byEmail = { ...left, email: annasEmail };
const page = { as: publishable, headers: { origin: 'https://acme.example' } };
const proofOf = (id: string) => createHmac('sha256', identifySecret).update(id).digest('hex');
const tokenOf = ({ document }: { readonly document: { readonly link: string } }) =>
  new URL(document.link).searchParams.get('t') ?? '';

async function anInvited() {
  const world = aGrowthWorld({ ...anEnrolment, mode: 'invite' });
  await world.capture(post, { as: backEnd, body: { ...byEmail, favourites: [tent] } });
  const { items } = (await world.call('GET /v1/prospects')).document;
  const invite = () => world.call(`POST /v1/prospects/${items[0].prospectId}/invite`, { body: {} });
  return { world, prospect: items[0], invite };
}

describe('a handle that a customer leaves', () => {
  it('is kept with its consent, and the person as hashes only', async () => {
    const world = aGrowthWorld();
    const answer = await world.capture(post, { ...page, body: byEmail });

    expect(answer).toMatchObject({ status: 202, document: { outcome: 'received' } });
    const { items } = (await world.call('GET /v1/prospects')).document;
    expect(items).toMatchObject([
      {
        ...{ identity: 'claimed', name: 'Anna O' },
        handles: [
          {
            ...{ platform: 'instagram', handle: 'anna.outdoors' },
            consent: { version: 'handle-2026-11', through: 'page' },
          },
        ],
      },
    ]);
    expect(JSON.stringify(world.itemsOf('Touches'))).not.toContain(annasEmail);
  });

  it.each([
    {
      what: 'from another page',
      call: { as: publishable, headers: { origin: 'https://evil.example' }, body: byEmail },
      status: 403,
    },
    {
      what: 'without consent',
      call: { as: backEnd, body: { ...byEmail, consent: undefined } },
      status: 422,
    },
    {
      what: 'that is none',
      call: { as: backEnd, body: { ...byEmail, handle: 'not a handle' } },
      status: 422,
    },
    { what: 'of nobody', call: { as: backEnd, body: left }, status: 422 },
    {
      what: 'for no program',
      call: { as: backEnd, body: { ...byEmail, programId: 'autumn' } },
      status: 422,
    },
    {
      what: 'with a favourite elsewhere',
      call: {
        as: backEnd,
        body: { ...byEmail, favourites: [{ title: 'x', url: 'https://evil.example/' }] },
      },
      status: 422,
    },
    {
      what: 'whose proof is wrong',
      call: {
        ...page,
        body: { ...left, customerId: '7', connectionId: 'acme.shop', proof: proofOf('8') },
      },
      status: 422,
    },
    {
      what: 'with a time that a page says',
      call: {
        ...page,
        body: { ...byEmail, consent: { version: '1', at: '2020-01-01T00:00:00Z' } },
      },
      status: 422,
    },
  ])('is refused $what', async ({ call, status }) => {
    const world = aGrowthWorld();

    expect(await world.capture(post, call)).toMatchObject({ status });
    expect(world.itemsOf('Touches')).toEqual([]);
  });

  it('is counted against its page’s key', async () => {
    const world = aGrowthWorld();
    for (let sent = 0; sent < 5; sent += 1) await world.capture(post, { ...page, body: byEmail });

    expect(await world.capture(post, { ...page, body: byEmail })).toMatchObject({ status: 429 });
  });
});

describe('an open program', () => {
  it('makes a proven customer a creator at once, and once', async () => {
    const world = aGrowthWorld();
    const body = {
      ...left,
      customerId: '7',
      connectionId: 'acme.shop',
      proof: proofOf('7'),
      favourites: [tent],
    };
    const first = await world.capture(post, { ...page, body });
    const again = await world.capture(post, { ...page, body });

    expect(first).toMatchObject({
      status: 200,
      document: {
        ...{ outcome: 'enrolled', code: 'ANNA' },
        link: 'https://go.acme.example/r/anna-outdoors',
        storefront: 'https://go.acme.example/s/anna-outdoors',
      },
    });
    expect(again).toEqual(first);
    expect(await world.programs.listCreators('acme')).toHaveLength(1);
    expect((await world.call('GET /v1/prospects')).document.items).toEqual([]);
    const { creatorId } = first.document;
    expect(await world.programs.findEnrolment('acme', 'spring', creatorId)).toBeDefined();
  });

  it('takes nobody in on a word that was typed into a page', async () => {
    const world = aGrowthWorld();
    await world.capture(post, { ...page, body: byEmail });

    expect(await world.programs.listCreators('acme')).toEqual([]);
  });

  it('waits for the orders that it asks for', async () => {
    const world = aGrowthWorld({ ...anEnrolment, minimumOrders: 1 });
    expect((await world.capture(post, { as: backEnd, body: byEmail })).status).toBe(202);
    await world.order('1', { buyerIdentityHashes: hashesOf(annasEmail) });

    expect((await world.capture(post, { as: backEnd, body: byEmail })).status).toBe(200);
  });

  it('gives two with one handle two links and two codes', async () => {
    const world = aGrowthWorld();
    await world.capture(post, { as: backEnd, body: byEmail });
    const second = await world.capture(post, {
      as: backEnd,
      body: { ...byEmail, email: 'another@mail.example' },
    });

    expect(second.document).toMatchObject({
      code: 'ANNA2',
      link: 'https://go.acme.example/r/anna-outdoors-2',
    });
  });
});

describe('the list of prospects', () => {
  it('puts first who has an audience and buys, and says why', async () => {
    const world = aGrowthWorld({ ...anEnrolment, mode: 'invite' });
    await world.capture(post, {
      as: backEnd,
      body: { ...byEmail, handle: 'nobody', email: 'b@mail.example' },
    });
    await world.capture(post, { as: backEnd, body: byEmail });
    await world.order('1', { buyerIdentityHashes: hashesOf(annasEmail) });
    const found = (await world.call('GET /v1/prospects')).document.items;
    const anna = found.find(
      (each: { name: string; handles: { handle: string }[] }) =>
        each.handles[0]?.handle === 'anna.outdoors',
    );
    await world.call(`PUT /v1/prospects/${anna.prospectId}/figures/instagram`, {
      body: { followers: 60_000 },
    });

    const { items, isComplete } = (await world.call('GET /v1/prospects')).document;

    expect(isComplete).toBe(true);
    expect(items[0]).toMatchObject({
      prospectId: anna.prospectId,
      purchases: { kind: 'known', orders: 1 },
      rank: {
        points: 18,
        of: 100,
        parts: [
          { part: 'vetting', points: 10 },
          { part: 'purchases', points: 8 },
        ],
      },
    });
    expect(items[1]).toMatchObject({ rank: { points: 0, of: 40 } });
  });
});

describe('an invitation', () => {
  it('is shown without being used, accepted once, and then over', async () => {
    const { world, invite } = await anInvited();
    const token = tokenOf(await invite());

    expect(await world.look(token)).toMatchObject({ statusCode: 200 });
    expect((await world.look(token)).body).toContain('Anna O');
    expect(await world.programs.listCreators('acme')).toEqual([]);
    const welcome = await world.accept(token);
    expect(welcome).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    expect(welcome.body).toContain('https://go.acme.example/r/anna-outdoors');
    expect(await world.accept(token)).toMatchObject({ statusCode: 410 });
    expect(await world.look(token)).toMatchObject({ statusCode: 410 });
    expect(await world.programs.listCreators('acme')).toHaveLength(1);
    expect(await invite()).toMatchObject({ status: 409 });
  });

  it('is ended by a newer one, and by its time', async () => {
    const { world, invite } = await anInvited();
    const older = tokenOf(await invite());
    const newer = tokenOf(await invite());

    expect(await world.accept(older)).toMatchObject({ statusCode: 410 });
    world.clock.at += 14 * day;
    expect(await world.accept(newer)).toMatchObject({ statusCode: 410 });
    expect(await world.programs.listCreators('acme')).toEqual([]);
  });

  it('is nobody’s if one letter of it is changed', async () => {
    const { world, invite } = await anInvited();
    const token = tokenOf(await invite());
    const forged = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));

    expect(await world.accept(forged)).toMatchObject({ statusCode: 404 });
  });

  it('leaves neither its link nor a name in the audit log', async () => {
    const { world, invite } = await anInvited();
    const token = tokenOf(await invite());
    await world.accept(token);

    const log = JSON.stringify(await world.audit.list('acme', {}, { limit: 50 }));
    expect(log).toContain('prospect.invited');
    expect(log).toContain('creator.enrolled-self');
    expect(log).not.toContain(token);
    expect(log).not.toContain('Anna');
  });
});

describe('a storefront', () => {
  it('shows favourites as tracked links, escaped, and says that it is advertising', async () => {
    const world = aGrowthWorld();
    await world.capture(post, { as: backEnd, body: { ...byEmail, favourites: [tent] } });
    const { statusCode, body = '', headers } = await world.visit('anna-outdoors');

    expect(statusCode).toBe(200);
    expect(body).toContain('Tent &lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(body).not.toContain('<b>');
    expect(body).toContain('Advertising');
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    const [, slug = ''] = /href="\/r\/(anna-outdoors-[0-9a-f]+)"/.exec(body) ?? [];
    expect(await world.programs.findLink(slug)).toMatchObject({ destination: tent.url });
    expect(await world.visit(slug)).toMatchObject({ statusCode: 404 });
    expect(await world.visit('nobody')).toMatchObject({ statusCode: 404 });
  });

  it('is changed by its creator, and leads nowhere else than to the shop', async () => {
    const world = aGrowthWorld();
    const { creatorId } = (await world.capture(post, { as: backEnd, body: byEmail })).document;
    const me = { merchantId: 'acme', keyId: 'k', scopes: 'me', creatorId };
    const put = 'PUT /v1/me/storefronts/spring';

    expect(await world.call(put, { as: me, body: { title: 'Mine', shelf: [tent] } })).toMatchObject(
      {
        status: 200,
        document: { title: 'Mine', slug: 'anna-outdoors', shelf: [{ url: tent.url }] },
      },
    );
    const elsewhere = { title: 'x', url: 'https://evil.example/' };
    expect(
      await world.call(put, { as: me, body: { title: 'Mine', shelf: [elsewhere] } }),
    ).toMatchObject({ status: 422 });
  });
});

describe('erasing a person', () => {
  it('removes the handle, the figures and what leads to them, and keeps nothing new', async () => {
    const { world, prospect } = await anInvited();
    await world.call(`PUT /v1/prospects/${prospect.prospectId}/figures/instagram`, {
      body: { followers: 9 },
    });
    for (const hash of hashesOf(annasEmail)) {
      await world.persons.markErased('acme', hash, world.clock.at);
      await world.persons.sweep('acme', hash, { limit: 100, cutsTouches: true });
    }

    expect(JSON.stringify(world.itemsOf('Touches'))).not.toContain('anna.outdoors');
    expect(JSON.stringify(world.itemsOf('Touches'))).not.toContain('FIGURES');
    const again = await world.capture(post, { as: backEnd, body: byEmail });
    expect(again).toMatchObject({ status: 202 });
    expect(JSON.stringify(world.itemsOf('Touches'))).not.toContain('anna.outdoors');
  });
});
