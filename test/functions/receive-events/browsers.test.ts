import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import {
  aTokenText,
  aTrackingWorld,
  backEnd,
  identifySecret,
  peppers,
  shopPage,
} from '../../support/a-tracking-world.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { daysBeforeOrder, orderMoment } from '../../support/factories/index.ts';

const visitorId = 'visitor-1';
const consent = { type: 'consent', granted: true, visitorId };
const view = { type: 'view', visitorId, tokens: [aTokenText()] };
const proofOf = (customerId: string, secret = identifySecret) =>
  createHmac('sha256', secret).update(customerId).digest('hex');
const identify = {
  ...{ type: 'identify', visitorId, customerId: '7', connectionId: 'acme.shop' },
  proof: proofOf('7'),
};

describe('POST /v1/events with a publishable key', () => {
  it('queues the click of a verified token for the browser that shows it, at the time of the click', async () => {
    const { browse, sent } = aTrackingWorld();

    const answer = await browse({ events: [view] });

    expect(answer).toMatchObject({ status: 202, document: { accepted: 1 } });
    expect(sent).toEqual([
      {
        merchantId: 'acme',
        sighting: {
          ...{ touchId: 'click-1', kind: 'click', slug: 'mia-tent', visitorId },
          ...{ programId: 'spring', creatorId: 'mia' },
          ...{ at: daysBeforeOrder(1), recordedAt: orderMoment, sighted: true },
        },
      },
    ]);
  });

  it.each([
    ['forged', `${aTokenText().slice(0, -2)}xx`, 'bad-signature'],
    ['malformed', 'hello', 'malformed'],
    ['of another merchant', aTokenText({ merchantId: 'umbrella' }), 'other-merchant'],
  ])('refuses a token that is %s', async (_, token, refusal) => {
    const { browse, sent } = aTrackingWorld();

    const answer = await browse({ events: [{ ...view, tokens: [aTokenText(), token] }] });

    expect(answer).toMatchObject({
      status: 422,
      document: {
        issues: [{ path: ['events', 0, 'tokens', 1], message: expect.stringContaining(refusal) }],
      },
    });
    expect(sent).toEqual([]);
  });

  it('identifies a customer whose id the back end has proven, by any of its live secrets', async () => {
    const { browse, sent } = aTrackingWorld();
    const hashes = peppers.hashesOf('acme', {
      emails: [],
      customer: { connectionId: 'acme.shop', id: '7' },
    });

    const older = { ...identify, proof: proofOf('7', 'older one') };
    expect((await browse({ events: [identify, older] })).status).toBe(202);

    const identified = { visitorId, personHashes: hashes, recordedAt: orderMoment };
    expect(sent).toEqual([
      { merchantId: 'acme', identify: identified },
      { merchantId: 'acme', identify: identified },
    ]);
  });

  it.each([
    ['of another customer', { proof: proofOf('8') }],
    ['under another secret', { proof: proofOf('7', 'guessed') }],
    ['in capitals', { proof: proofOf('7').toUpperCase() }],
    ['for a connection without secrets', { connectionId: 'acme.own' }],
    ['for no connection of the merchant', { connectionId: 'acme.other' }],
  ])('refuses a proof %s', async (_, changes) => {
    const { browse, sent } = aTrackingWorld();

    expect((await browse({ events: [{ ...identify, ...changes }] })).status).toBe(422);
    expect(sent).toEqual([]);
  });

  it.each([
    ['a touch that names a creator’s link', { type: 'touch', slug: 'mia-tent', visitorId }],
    ['a visit through another channel', { type: 'visit', channel: 'email', visitorId }],
    ['an identify without a proof', { ...identify, proof: undefined }],
    ['an identify by address', { ...identify, email: 'mia@x.example' }],
    [
      'a lead of a creator whom it names',
      {
        ...{ type: 'lead', id: 'l1', visitorId, currency: 'USD' },
        ...{ programId: 'spring', creatorId: 'mia' },
      },
    ],
    ['a confirmation', { type: 'lead-confirmed', id: 'l1', visitorId }],
    ['a consent of another time', { ...consent, at: '2026-03-01T00:00:00Z' }],
    ['a conversion', { type: 'conversion', connectionId: 'acme.own', event: {} }],
  ])('refuses %s with 403, and the events beside it', async (_, event) => {
    const { browse, sent } = aTrackingWorld();

    const answer = await browse({ events: [consent, event] });

    expect(answer).toMatchObject({
      status: 403,
      document: {
        type: '/problems/secret-key-needed',
        title: expect.stringContaining('events.1'),
      },
    });
    expect(sent).toEqual([]);
  });

  it('takes ten events at once, and not eleven', async () => {
    const { browse, sent } = aTrackingWorld();
    const consents = Array.from({ length: 11 }, () => consent);

    expect((await browse({ events: consents })).status).toBe(422);
    expect(sent).toEqual([]);
    expect((await browse({ events: consents.slice(1) })).status).toBe(202);
  });

  it('lets in the pages that the key names, and lets them read the answer', async () => {
    const { browse } = aTrackingWorld();

    for (const origin of [shopPage, 'https://www.shop.example']) {
      const { status, headers } = await browse({ events: [consent] }, { origin });
      expect(status).toBe(202);
      expect(headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'origin' });
    }
    const refused = await browse({ events: [] }, { origin: shopPage });
    expect(refused).toMatchObject({
      status: 422,
      headers: { 'access-control-allow-origin': shopPage },
    });
  });

  it.each([
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://SHOP.example',
    'null',
    '',
    undefined,
  ])('refuses a page of the origin %p', async (origin) => {
    const { browse, sent } = aTrackingWorld();

    const answer = await browse({ events: [consent] }, origin === undefined ? {} : { origin });

    expect(answer).toMatchObject({
      status: 403,
      document: { type: '/problems/origin-not-allowed' },
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(sent).toEqual([]);
  });

  it('takes as many requests in a minute as the key says, and says when there will be more', async () => {
    const { browse, clock } = aTrackingWorld();
    clock.at += 15_000;
    for (let request = 0; request < 60; request += 1) await browse({ events: [consent] });

    const beyond = await browse({ events: [consent] });
    clock.at += 45_000;
    const later = await browse({ events: [consent] });

    expect(beyond).toMatchObject({
      status: 429,
      headers: { 'retry-after': '45', 'access-control-allow-origin': shopPage },
      document: { type: '/problems/too-many-requests', status: 429 },
    });
    expect(beyond.document).not.toHaveProperty('retryAfterSeconds');
    expect(later.status).toBe(202);
  });

  it('neither limits a secret key nor asks where it is used, and shows its answers to no page', async () => {
    const { send } = aTrackingWorld();

    for (let request = 0; request < 70; request += 1) {
      const headers = { origin: 'https://anywhere.example' };
      const answer = await send({ events: [consent] }, { as: backEnd, headers });
      expect(answer.status).toBe(202);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

describe('OPTIONS /v1/events', () => {
  function start() {
    const { endpoint, publishableText } = aTrackingWorld();
    return (origin: string | undefined, key = publishableText) =>
      checkedEndpoint(endpoint)(
        anHttpEvent({
          ...{ method: 'OPTIONS', path: '/v1/events', query: `key=${key}` },
          headers: {
            'access-control-request-method': 'POST',
            ...(origin === undefined ? {} : { origin }),
          },
        }),
        {} as Context,
      );
  }

  it('lets a page ask that the key names', async () => {
    const ask = start();

    expect(await ask(shopPage)).toEqual({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': shopPage,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': '7200',
        vary: 'origin',
      },
    });
  });

  it('answers a page that the key does not name as one with a key that does not exist', async () => {
    const ask = start();

    const unlisted = await ask('https://evil.example');

    expect(unlisted).toMatchObject({ statusCode: 403 });
    expect(unlisted.headers).not.toHaveProperty('access-control-allow-origin');
    expect(await ask(shopPage, 'trbp_acme_abcdefghij0123456789')).toEqual(unlisted);
    expect(await ask(shopPage, '')).toEqual(unlisted);
    expect(await ask(undefined)).toEqual(unlisted);
  });
});
