import { describe, expect, it } from '@jest/globals';
import { isbot } from 'isbot';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import type { Link } from '../../core/programs/program.ts';
import { readToken } from '../../core/tracking/read-token.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { makeAnswerAgent } from '../../functions/redirect-click/answer-agent.ts';
import { makeEndpoint } from '../../functions/redirect-click/endpoint.ts';
import {
  type ClickPorts,
  makeRedirectClick,
} from '../../functions/redirect-click/redirect-click.ts';
import { anHttpEvent, browser, type HttpRequestInput } from '../support/an-http-event.ts';
import { checkedEndpoint } from '../support/contract/checked-endpoint.ts';
import { countedIds } from '../support/counted-ids.ts';
import { aLink } from '../support/factories/index.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';

const now = 1_772_445_600_000;
const keys = { current: 'k1', keys: { k1: 'secret' } };

function start(link: Partial<Link> = {}, ports: Partial<ClickPorts> = {}) {
  const touches: TouchMessage[] = [];
  const faults: unknown[] = [];
  const clickPorts: ClickPorts = {
    links: inMemoryProgramDirectory({ links: [aLink(link)] }),
    readTokenKeys: async () => keys,
    mac: hmacSha256,
    sendTouch: async (message) => {
      touches.push(message);
    },
    isBot: isbot,
    newId: countedIds(),
    now: () => now,
    reportFault: (error) => faults.push(error),
    ...ports,
  };
  const endpoint = checkedEndpoint(
    makeEndpoint(makeRedirectClick(clickPorts), makeAnswerAgent(clickPorts), (error) =>
      faults.push(error),
    ),
  );

  async function open(slug: string, request: HttpRequestInput = {}) {
    const headers = { 'user-agent': browser, ...request.headers };
    const event = { path: `/r/${slug}`, parameters: { slug }, ...request, headers };
    const answer = await endpoint(anHttpEvent(event));
    const location = answer.headers?.location as string | undefined;
    const url =
      location === undefined || location.startsWith('intent:') ? undefined : new URL(location);
    const tc = url?.searchParams.get('tc') ?? undefined;
    return {
      answer,
      location,
      tc,
      token: tc === undefined ? undefined : readToken(tc, keys, hmacSha256),
    };
  }
  return { open, touches, faults };
}

describe('GET /r/{slug}', () => {
  it('sends a person to the stored destination with UTM values and a token', async () => {
    const { open } = start({ contentId: 'reel-7' });

    const { answer, location, token } = await open('mia-tent');

    expect(answer.statusCode).toBe(302);
    expect(answer.headers).toHaveProperty('cache-control', 'no-store');
    expect(location).toMatch(/^https:\/\/acme\.example\/products\/tent\?utm_source=mia&tc=v1\./);
    expect(token).toEqual({
      token: {
        merchantId: 'acme',
        touchId: 'random-id-2',
        slug: 'mia-tent',
        programId: 'spring',
        creatorId: 'mia',
        visitorId: 'random-id-1',
        contentId: 'reel-7',
        at: now,
      },
    });
  });

  it('records the click that the token proves, and nothing of the person', async () => {
    const { open, touches } = start();

    await open('mia-tent');

    expect(touches).toEqual([
      {
        merchantId: 'acme',
        touch: {
          touchId: 'random-id-2',
          kind: 'click',
          at: now,
          recordedAt: now,
          slug: 'mia-tent',
          programId: 'spring',
          creatorId: 'mia',
          visitorId: 'random-id-1',
        },
      },
    ]);
    expect(JSON.stringify(touches)).not.toContain('203.0.113.7');
    expect(JSON.stringify(touches)).not.toContain('Mozilla');
  });

  it('remembers the visitor for thirteen months', async () => {
    const { answer } = await start().open('mia-tent');

    expect(answer.cookies?.[0]).toBe(
      'tv=random-id-1; Path=/; Max-Age=34128000; Secure; HttpOnly; SameSite=Lax',
    );
  });

  it('remembers the click for half an hour by its token', async () => {
    const { answer, tc } = await start().open('mia-tent');

    expect(answer.cookies).toHaveLength(2);
    expect(answer.cookies?.[1]).toBe(
      `tl=${tc}; Path=/r; Max-Age=1800; Secure; HttpOnly; SameSite=Lax`,
    );
  });

  it('flags a repetition, and sends it on as the click that it repeats', async () => {
    const { open, touches } = start();
    const { answer, tc } = await open('mia-tent');
    const cookies = answer.cookies?.map((cookie) => cookie.split(';')[0] ?? '') ?? [];

    const again = await open('mia-tent', { cookies });

    expect(again.tc).toBe(tc);
    expect(again.answer.cookies).toHaveLength(1);
    const [first, second] = touches.map((message) => 'touch' in message && message.touch);
    expect(first).not.toHaveProperty('filtered');
    expect(second).toMatchObject({ visitorId: 'random-id-1', filtered: 'repeated' });
    expect(second).not.toHaveProperty('touchId', 'random-id-2');
  });

  it.each([
    ['another link', 'mia-bag', {}],
    ['another visitor', 'mia-tent', { tv: 'visitor-2' }],
    ['a forged token', 'mia-tent', { tl: 'v1.k1.WyJhIl0.AAAA' }],
    ['no token at all', 'mia-tent', { tl: '%00' }],
  ])('takes a click after that of %s for one of its own', async (_, slug, forged) => {
    const links = [aLink(), aLink({ slug: 'mia-bag' })];
    const { open, touches } = start({}, { links: inMemoryProgramDirectory({ links }) });
    const { tc } = await open('mia-tent', { cookies: ['tv=visitor-1'] });
    const { tv, tl } = { tv: 'visitor-1', tl: tc, ...forged };

    const second = await open(slug, { cookies: [`tv=${tv}`, `tl=${tl}`] });

    expect(second.tc).not.toBe(tc);
    expect(second.answer.cookies?.[1]).toMatch(/^tl=v1\./);
    expect(touches.some((message) => 'touch' in message && message.touch.filtered)).toBe(false);
  });

  it('counts a repetition while no token can be verified', async () => {
    const { tc } = await start().open('mia-tent', { cookies: ['tv=visitor-1'] });
    const down = new Error('no keys');
    const { open, touches } = start({}, { readTokenKeys: () => Promise.reject(down) });

    const { answer } = await open('mia-tent', { cookies: ['tv=visitor-1', `tl=${tc}`] });

    expect(answer.statusCode).toBe(302);
    expect(touches).toHaveLength(1);
    expect(touches[0]).not.toHaveProperty('touch.filtered');
  });

  it('flags what comes out of a data centre, and keeps no address', async () => {
    const { open, touches } = start({}, { isDataCentre: (address) => address === '203.0.113.7' });

    const { answer, tc } = await open('mia-tent');

    expect(answer.statusCode).toBe(302);
    expect(tc).toBeUndefined();
    expect(touches).toMatchObject([{ touch: { filtered: 'data-centre' } }]);
    expect(JSON.stringify(touches)).not.toContain('203.0.113.7');
  });

  describe('on a phone', () => {
    const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15';
    const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0';
    const apps = {
      ios: { url: 'acme-shop://p/7?"=<b>', storeUrl: 'https://apps.apple.com/app/id1' },
      android: { url: 'https://app.acme.example/p/7', package: 'com.acme.shop' },
    };

    it('asks on a page without script whether to go on in the app', async () => {
      const { open, touches } = start({ apps });

      const { answer } = await open('mia-tent', { headers: { 'user-agent': iPhone } });

      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      const links = [...(answer.body ?? '').matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      expect(links).toEqual([
        expect.stringMatching(/^acme-shop:\/\/p\/7\?[^<>]*&amp;utm_source=mia&amp;tc=v1\.k1\./),
        'https://apps.apple.com/app/id1',
      ]);
      expect(answer.body).not.toMatch(/<script|<b>/);
      expect(answer.cookies?.[0]).toMatch(/^tv=/);
      expect(touches).toHaveLength(1);
    });

    it('opens the app on Android with the token, and leads to the shop without the app', async () => {
      const { answer, location } = await start({ apps }).open('mia-tent', {
        headers: { 'user-agent': android },
      });

      expect(answer.statusCode).toBe(302);
      expect(location).toMatch(/^intent:\/\/app\.acme\.example\/p\/7\?utm_source=mia&tc=v1\./);
      expect(location).toMatch(
        /S\.browser_fallback_url=https%3A%2F%2Facme\.example%2Fproducts%2Ftent/,
      );
    });

    it('leads elsewhere to the web, and bots, too', async () => {
      const { open } = start({ apps });
      const bot = `${iPhone} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`;

      const desktop = await open('mia-tent');
      const crawler = await open('mia-tent', { headers: { 'user-agent': bot } });

      expect(desktop.location).toMatch(
        /^https:\/\/acme\.example\/products\/tent\?utm_source=mia&tc=/,
      );
      expect(crawler.location).toBe('https://acme.example/products/tent?utm_source=mia');
    });
  });

  it('knows a visitor again', async () => {
    const { open, touches } = start();

    const { answer } = await open('mia-tent', { cookies: ['a=b', 'tv=visitor-1'] });

    expect(touches).toMatchObject([{ touch: { visitorId: 'visitor-1' } }]);
    expect(answer.cookies?.[0]).toMatch(/^tv=visitor-1;/);
  });

  it('gives a new id to a browser whose cookie is none of ours', async () => {
    const { open, touches } = start();

    await open('mia-tent', { cookies: ['tv=<script>'] });

    expect(touches).toMatchObject([{ touch: { visitorId: 'random-id-1' } }]);
  });

  it.each([
    ['bot', { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }],
    ['prefetch', { 'sec-purpose': 'prefetch' }],
  ])('flags a %s, and gives it neither token nor cookie', async (filtered, headers) => {
    const { open, touches } = start();

    const { answer, tc } = await open('mia-tent', { headers });

    expect(answer.statusCode).toBe(302);
    expect(tc).toBeUndefined();
    expect(answer.cookies).toBeUndefined();
    expect(touches).toMatchObject([{ touch: { filtered } }]);
  });

  it('answers HEAD without token, cookie or touch', async () => {
    const { open, touches } = start();

    const { answer, location } = await open('mia-tent', { method: 'HEAD' });

    expect(answer.statusCode).toBe(302);
    expect(location).toBe('https://acme.example/products/tent?utm_source=mia');
    expect(answer.cookies).toBeUndefined();
    expect(touches).toEqual([]);
  });

  it('fills in the UTM template with the link and the sub-ids, and keeps these on the touch', async () => {
    const { open, touches } = start({ utm: { source: '{creator}', term: '{subId}-{sub2}' } });

    const { location, token } = await open('mia-tent', {
      query: 'sub2=reel&subid=story&sub3=a%20b',
    });

    expect(location).toMatch(/\?utm_source=mia&utm_term=story-reel&tc=v1\./);
    expect(touches).toMatchObject([{ touch: { subIds: { sub1: 'story', sub2: 'reel' } } }]);
    expect(token).toHaveProperty('token.subIds', { sub1: 'story', sub2: 'reel' });
  });

  it.each(['//evil.example', '%2F%2Fevil.example', 'x%26url%3Devil.example', '@evil.example'])(
    'leads nowhere else with the sub-id %s',
    async (subId) => {
      const { open } = start({ utm: { source: '{subId}', term: '{sub2}' } });

      const { location } = await open('mia-tent', { query: `sub1=${subId}&sub2=fine` });

      const url = new URL(location ?? '');
      expect(`${url.origin}${url.pathname}`).toBe('https://acme.example/products/tent');
      expect([...url.searchParams.keys()]).toEqual(['utm_term', 'tc']);
    },
  );

  it('applies the link’s code on landing, for people only', async () => {
    const how = { via: 'path', path: '/discount/{code}', returnParameter: 'redirect' } as const;
    const { open } = start({ appliedCode: { code: 'MIA10', how } });

    const person = await open('mia-tent');
    const bot = await open('mia-tent', { headers: { 'user-agent': 'Googlebot/2.1' } });

    const url = new URL(person.location ?? '');
    expect(`${url.origin}${url.pathname}`).toBe('https://acme.example/discount/MIA10');
    expect(url.searchParams.get('redirect')).toBe(`/products/tent?utm_source=mia&tc=${person.tc}`);
    expect(person.token).toHaveProperty('token.slug', 'mia-tent');
    expect(bot.location).toBe('https://acme.example/products/tent?utm_source=mia');
  });

  it('knows a link by its slug in any case and by a former one, and records the present one', async () => {
    const { open, touches } = start({ slug: 'Mia-Camps', formerSlugs: ['mia-tent'] });

    const answers = [await open('MIA-CAMPS'), await open('mia-tent')];

    expect(answers.map(({ answer }) => answer.statusCode)).toEqual([302, 302]);
    expect(touches).toMatchObject([
      { touch: { slug: 'Mia-Camps' } },
      { touch: { slug: 'Mia-Camps' } },
    ]);
  });

  it('never leads where the query says', async () => {
    const { location } = await start().open('mia-tent', {
      query: 'url=https://evil.example&destination=//evil.example&tc=forged',
    });

    expect(location).toMatch(/^https:\/\/acme\.example\/products\/tent\?utm_source=mia&tc=v1/);
    expect(location).not.toContain('evil');
  });

  it.each([
    ['a link that does not exist', 404, 'nobody', {}],
    ['a slug that cannot exist', 404, 'mia%2Ftent', {}],
    ['a link that is not active yet', 404, 'mia-tent', { activeFrom: now + 1 }],
    ['a link that has ended', 410, 'mia-tent', { inactiveFrom: now }],
    ['a line break', 400, 'mia\r\nset-cookie:x', {}],
    ['an encoded line break', 400, 'mia%0D%0Atent', {}],
  ])('refuses %s with %d', async (_, status, slug, link) => {
    const { open, touches } = start(link);

    const { answer } = await open(slug);

    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toHaveProperty('content-type', 'application/problem+json');
    expect(touches).toEqual([]);
  });

  it('refuses an address of 8,193 characters, and no shorter one', async () => {
    const { open } = start();
    const fixed = 'https://go.acme.example/r/mia-tent?'.length;

    const longest = await open('mia-tent', { query: 'x'.repeat(8_192 - fixed) });
    const tooLong = await open('mia-tent', { query: 'x'.repeat(8_193 - fixed) });

    expect(longest.answer.statusCode).toBe(302);
    expect(tooLong.answer.statusCode).toBe(414);
  });

  it('sends people on with a token while the queue is down, because the token is enough', async () => {
    const down = new Error('the queue is down');
    const { open, faults } = start({}, { sendTouch: () => Promise.reject(down) });

    const { answer, token } = await open('mia-tent');

    expect(answer.statusCode).toBe(302);
    expect(token).toHaveProperty('token');
    expect(faults).toEqual([down]);
  });

  it('sends people on, and records the click, while no token can be signed', async () => {
    const down = new Error('no keys');
    const { open, faults, touches } = start({}, { readTokenKeys: () => Promise.reject(down) });

    const { answer, tc } = await open('mia-tent');

    expect(answer.statusCode).toBe(302);
    expect(tc).toBeUndefined();
    expect(touches).toHaveLength(1);
    expect(faults).toEqual([down]);
  });

  it('asks to try again while the links cannot be read', async () => {
    const fault = new Error('table Programs is throttled');
    const { open, faults } = start({}, { links: { findLink: () => Promise.reject(fault) } });

    const { answer } = await open('mia-tent');

    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toHaveProperty('retry-after');
    expect(answer.body).not.toContain('Programs');
    expect(faults).toEqual([fault]);
  });
});

describe('GET /r/{slug} with Accept: application/json', () => {
  const asAgent = { accept: 'application/json', 'user-agent': 'ShoppingAgent/1.0 (bot)' };

  it('tells an agent the address and what to hand over at checkout, with one token in both', async () => {
    const { open } = start({ contentId: 'reel-7', campaignId: 'summer' });

    const { answer } = await open('mia-tent', { headers: asAgent, query: 'sub1=chat' });

    expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    expect(answer).not.toHaveProperty('cookies');
    const { url, affiliate_attribution: claim } = JSON.parse(answer.body ?? '');
    expect(claim).toEqual({
      provider: 'go.acme.example',
      token: new URL(url).searchParams.get('tc'),
      publisher_id: 'mia',
      campaign_id: 'summer',
      creative_id: 'reel-7',
      sub_id: 'chat',
      issued_at: '2026-03-02T10:00:00.000Z',
    });
    expect(url).toMatch(/^https:\/\/acme\.example\/products\/tent\?utm_source=mia&tc=v1\./);
    expect(readToken(claim.token, keys, hmacSha256)).toMatchObject({
      token: { askedBy: 'agent', slug: 'mia-tent', creatorId: 'mia', at: now },
    });
  });

  it('is recorded as a visit by an agent, and not as a click of a bot', async () => {
    const { open, touches } = start({}, { isDataCentre: () => true });

    await open('mia-tent', { headers: asAgent });

    expect(touches).toEqual([
      { merchantId: 'acme', touch: expect.objectContaining({ kind: 'agent', slug: 'mia-tent' }) },
    ]);
    expect(touches[0]).not.toHaveProperty('touch.filtered');
    expect(touches[0]).not.toHaveProperty('touch.askedBy');
  });

  it('is a redirect for browsers, which ask for pages too, and for HEAD', async () => {
    const { open } = start();
    const accept = 'text/html,application/json;q=0.9';

    expect((await open('mia-tent', { headers: { accept } })).answer.statusCode).toBe(302);
    const head = await open('mia-tent', { headers: asAgent, method: 'HEAD' });
    expect(head.answer.statusCode).toBe(302);
  });

  it.each([
    ['no such link', {}, 'unknown', 404],
    ['a link that has ended', { inactiveFrom: now }, 'mia-tent', 410],
  ])('of %s is the problem that a browser gets', async (_, link, slug, status) => {
    const { answer } = await start(link).open(slug, { headers: asAgent });

    expect(answer.statusCode).toBe(status);
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
  });

  it('offers the token although the queue is down, and nothing without a token', async () => {
    const down = async () => Promise.reject(new Error('down'));

    const unrecorded = start({}, { sendTouch: down });
    expect((await unrecorded.open('mia-tent', { headers: asAgent })).answer.statusCode).toBe(200);
    expect(unrecorded.faults).toHaveLength(1);
    const unsigned = start({}, { readTokenKeys: down });
    expect((await unsigned.open('mia-tent', { headers: asAgent })).answer).toMatchObject({
      statusCode: 503,
      headers: { 'retry-after': expect.anything() },
    });
    expect(unsigned.touches).toEqual([]);
  });
});
