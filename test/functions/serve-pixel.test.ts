import { describe, expect, it } from '@jest/globals';
import { isbot } from 'isbot';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { makeEndpoint } from '../../functions/serve-pixel/endpoint.ts';
import { makeRecordView, type PixelPorts } from '../../functions/serve-pixel/record-view.ts';
import { anHttpEvent, browser, type HttpRequestInput } from '../support/an-http-event.ts';
import { checkedEndpoint } from '../support/contract/checked-endpoint.ts';
import { countedIds } from '../support/counted-ids.ts';
import { aLink } from '../support/factories/index.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';

const now = 1_772_445_600_000;

function start(ports: Partial<PixelPorts> = {}) {
  const touches: TouchMessage[] = [];
  const faults: unknown[] = [];
  const links = [aLink(), aLink({ slug: 'ended', inactiveFrom: now - 1 })];
  const recordView = makeRecordView({
    links: inMemoryProgramDirectory({ links }),
    sendTouch: async (message) => {
      touches.push(message);
    },
    isBot: isbot,
    newId: countedIds(),
    now: () => now,
    ...ports,
  });
  const endpoint = checkedEndpoint(makeEndpoint(recordView, (error) => faults.push(error)));
  const see = (query: string, request: HttpRequestInput = {}) =>
    endpoint(
      anHttpEvent({
        path: '/px.gif',
        query,
        ...request,
        headers: { 'user-agent': browser, ...request.headers },
      }),
    );
  return { see, touches, faults };
}

function expectPixel(answer: Awaited<ReturnType<ReturnType<typeof start>['see']>>) {
  expect(answer).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' },
    isBase64Encoded: true,
  });
  const image = Buffer.from(answer.body ?? '', 'base64');
  expect(image.subarray(0, 6).toString()).toBe('GIF89a');
  expect([image.readUInt16LE(6), image.readUInt16LE(8)]).toEqual([1, 1]);
}

describe('GET /px.gif', () => {
  it('records the sub-ids of its address, and leaves out what is none', async () => {
    const { see, touches } = start();

    await see('l=mia-tent&sub1=story&sub2=a@b.example&subid3=reel');

    expect(touches).toMatchObject([{ touch: { subIds: { sub1: 'story', sub3: 'reel' } } }]);
  });

  it('flags a view out of a data centre, and remembers nobody', async () => {
    const { see, touches } = start({ isDataCentre: (address) => address === '203.0.113.7' });

    const answer = await see('l=mia-tent');

    expect(answer.cookies).toBeUndefined();
    expect(touches).toMatchObject([{ touch: { kind: 'view', filtered: 'data-centre' } }]);
  });

  it('records a view of the link, by a visitor whom it remembers', async () => {
    const { see, touches } = start();

    const answer = await see('l=mia-tent');

    expectPixel(answer);
    expect(answer.cookies?.[0]).toMatch(/^tv=random-id-1;/);
    expect(touches).toEqual([
      {
        merchantId: 'acme',
        touch: {
          touchId: 'random-id-2',
          kind: 'view',
          at: now,
          recordedAt: now,
          programId: 'spring',
          creatorId: 'mia',
          slug: 'mia-tent',
          visitorId: 'random-id-1',
        },
      },
    ]);
  });

  it('knows a visitor again', async () => {
    const { see, touches } = start();

    await see('l=mia-tent', { cookies: ['tv=visitor-1'] });

    expect(touches).toMatchObject([{ touch: { visitorId: 'visitor-1' } }]);
  });

  it('flags a bot and does not remember it', async () => {
    const { see, touches } = start();

    const answer = await see('l=mia-tent', { headers: { 'user-agent': 'Googlebot/2.1' } });

    expectPixel(answer);
    expect(answer.cookies).toBeUndefined();
    expect(touches).toMatchObject([{ touch: { filtered: 'bot' } }]);
  });

  it.each(['', 'l=', 'l=nobody', 'l=ended', 'l=%0d%0a', 'x=mia-tent'])(
    'answers with the image and records nothing for ?%s',
    async (query) => {
      const { see, touches } = start();

      expectPixel(await see(query));
      expect(touches).toEqual([]);
    },
  );

  it('answers with the image when the view cannot be recorded', async () => {
    const down = new Error('the queue is down');
    const { see, faults } = start({ sendTouch: () => Promise.reject(down) });

    expectPixel(await see('l=mia-tent'));
    expect(faults).toEqual([down]);
  });
});
