import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { QueueSendError } from '../../adapters/sqs/queue-sender.ts';
import { aTrackingWorld, backEnd, peppers } from '../support/a-tracking-world.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
const touch = { type: 'touch', slug: 'mia-tent', visitorId: 'visitor-1' };
const identify = { type: 'identify', visitorId: 'visitor-1', email: 'Mia@x.example' };
describe('POST /v1/events', () => {
  it('queues a touch at the time it happened, received now', async () => {
    const { send, sent } = aTrackingWorld();

    const answer = await send({ events: [{ ...touch, at: '2026-03-01T11:00:00+01:00' }] });

    expect(answer).toMatchObject({ status: 202, document: { accepted: 1 } });
    expect(sent).toEqual([
      {
        merchantId: 'acme',
        touch: {
          touchId: 'random-id-1',
          kind: 'click',
          at: now - 86_400_000,
          recordedAt: now,
          programId: 'spring',
          creatorId: 'mia',
          slug: 'mia-tent',
          visitorId: 'visitor-1',
        },
      },
    ]);
  });

  it('keeps the sub-ids of a touch, and refuses what is none', async () => {
    const { send, sent } = aTrackingWorld();

    await send({ events: [{ ...touch, subIds: { sub1: 'newsletter', sub2: 'week-9' } }] });
    const refused = await send({ events: [{ ...touch, subIds: { sub1: 'a@b.example' } }] });

    expect(sent).toMatchObject([{ touch: { subIds: { sub1: 'newsletter', sub2: 'week-9' } } }]);
    expect(refused).toMatchObject({
      status: 422,
      document: { issues: [{ path: ['events', 0, 'subIds', 'sub1'] }] },
    });
    expect((await send({ events: [{ ...touch, subIds: {} }] })).status).toBe(422);
  });

  it('gives an event with an id the same touch id every time, and each merchant its own', async () => {
    const { send, sent } = aTrackingWorld();

    await send({ events: [{ ...touch, id: 'event-1' }] });
    await send({ events: [{ ...touch, id: 'event-1' }] });
    await send({ events: [{ ...touch, id: 'event-2' }] });

    const ids = sent.map((message) => 'touch' in message && message.touch.touchId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids[0]).not.toBe(
      `event-${sha256(JSON.stringify(['umbrella', 'event-1'])).slice(0, 32)}`,
    );
  });

  it('queues visits through other channels, and what visitors say about being tracked', async () => {
    const { send, sent } = aTrackingWorld();
    const visitorId = 'visitor-1';

    await send({
      events: [
        { type: 'visit', channel: 'paid-search', visitorId, at: '2026-03-01T10:00:00Z' },
        { type: 'consent', granted: false, visitorId, id: 'c1' },
      ],
    });

    expect(sent).toEqual([
      {
        merchantId: 'acme',
        visit: {
          touchId: 'random-id-1',
          channel: 'paid-search',
          visitorId,
          at: now - 86_400_000,
          recordedAt: now,
        },
      },
      {
        merchantId: 'acme',
        consent: {
          changeId: expect.stringMatching(/^event-/),
          visitorId,
          granted: false,
          at: now,
          recordedAt: now,
        },
      },
    ]);
  });

  it.each([
    { type: 'visit', channel: 'Paid Search', visitorId: 'visitor-1' },
    { type: 'visit', channel: 'email', visitorId: 'visitor-1', at: '2026-03-02T10:06:00Z' },
    { type: 'consent', granted: 'no', visitorId: 'visitor-1' },
    { type: 'consent', visitorId: 'visitor-1' },
  ])('refuses %p', async (event) => {
    const { send, sent } = aTrackingWorld();

    expect(await send({ events: [event] })).toMatchObject({ status: 422 });
    expect(sent).toEqual([]);
  });

  it('queues an identification with hashes in place of the person', async () => {
    const { send, sent } = aTrackingWorld();
    const customer = { type: 'identify', visitorId: 'visitor-1', customerId: '7' };

    await send({ events: [identify, { ...customer, connectionId: 'acme.shop' }] });

    expect(sent).toEqual([
      {
        merchantId: 'acme',
        identify: {
          visitorId: 'visitor-1',
          personHashes: peppers.hashesOf('acme', { emails: ['mia@x.example'] }),
          recordedAt: now,
        },
      },
      {
        merchantId: 'acme',
        identify: {
          visitorId: 'visitor-1',
          personHashes: peppers.hashesOf('acme', {
            emails: [],
            customer: { connectionId: 'acme.shop', id: '7' },
          }),
          recordedAt: now,
        },
      },
    ]);
    expect(JSON.stringify(sent)).not.toContain('x.example');
  });

  it.each([
    ['half a document', 400, '{"events":[', undefined],
    ['another content type', 415, { events: [touch] }, 'text/plain'],
    ['no events', 422, { events: [] }, undefined],
    ['101 events', 422, { events: Array.from({ length: 101 }, () => touch) }, undefined],
    ['an unknown kind', 422, { events: [{ ...touch, type: 'purchase' }] }, undefined],
    ['a field nobody asked for', 422, { events: [{ ...touch, creatorId: 'eve' }] }, undefined],
    ['a merchant in the body', 422, { merchantId: 'umbrella', events: [touch] }, undefined],
    ['a malformed slug', 422, { events: [{ ...touch, slug: '-x' }] }, undefined],
    ['a malformed visitor', 422, { events: [{ ...touch, visitorId: 'a b' }] }, undefined],
    [
      'a time without offset',
      422,
      { events: [{ ...touch, at: '2026-03-01T10:00:00' }] },
      undefined,
    ],
    ['the future', 422, { events: [{ ...touch, at: '2026-03-02T10:05:01Z' }] }, undefined],
    ['an unknown link', 422, { events: [{ ...touch, slug: 'nobody' }] }, undefined],
    ['a link of another merchant', 422, { events: [{ ...touch, slug: 'theirs' }] }, undefined],
    ['no address', 422, { events: [{ ...identify, email: 'nobody' }] }, undefined],
    ['nobody', 422, { events: [{ type: 'identify', visitorId: 'visitor-1' }] }, undefined],
    ['a customer of no connection', 422, { events: [{ ...identify, customerId: '7' }] }, undefined],
    [
      'an unknown connection',
      422,
      { events: [{ ...identify, customerId: '7', connectionId: 'acme.other' }] },
      undefined,
    ],
    [
      'one id for two events',
      409,
      {
        events: [
          { ...touch, id: 'e1' },
          { ...identify, id: 'e1' },
        ],
      },
      undefined,
    ],
  ])('refuses %s with %d, and queues nothing', async (_, status, body, type) => {
    const { send, sent } = aTrackingWorld();

    const headers = { 'content-type': type ?? 'application/json' };
    const answer = await send(body, { headers });

    expect(answer.status).toBe(status);
    expect(answer.headers).toHaveProperty('content-type', 'application/problem+json');
    expect(sent).toEqual([]);
  });

  it('queues none of the events when one of them is wrong, and says which', async () => {
    const { send, sent } = aTrackingWorld();

    const answer = await send({ events: [touch, { ...touch, slug: 'nobody' }] });

    expect(answer.document).toMatchObject({
      status: 422,
      issues: [{ path: ['events', 1, 'slug'] }],
    });
    expect(sent).toEqual([]);
  });

  it('answers for a foreign link exactly as for an unknown one', async () => {
    const { send } = aTrackingWorld();

    const foreign = await send({ events: [{ ...touch, slug: 'theirs' }] });
    const unknown = await send({ events: [{ ...touch, slug: 'nobody' }] });

    expect(foreign).toEqual(unknown);
  });

  it('refuses a key without the scope', async () => {
    const { send, sent } = aTrackingWorld();

    const as = { ...backEnd, scopes: 'read' };
    const answer = await send({ events: [touch] }, { as });

    expect(answer.status).toBe(403);
    expect(sent).toEqual([]);
  });

  it('asks to try again while the queue takes nothing', async () => {
    const fault = new QueueSendError('queue', [{ Id: '0', Code: 'Busy', SenderFault: false }]);
    const { send, failures } = aTrackingWorld({ sendAll: () => Promise.reject(fault) });

    const answer = await send({ events: [touch] });

    expect(answer.status).toBe(503);
    expect(answer.headers).toHaveProperty('retry-after');
    expect(failures).toEqual([fault]);
  });
});
