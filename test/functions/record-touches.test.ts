import { describe, expect, it } from '@jest/globals';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { encodeJson } from '../../core/encoding/json.ts';
import type { PersonStore } from '../../core/identity/person-store.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { makeConsumer } from '../../functions/record-touches/consumer.ts';
import { makeRecordTouch } from '../../functions/record-touches/record-touch.ts';
import { aConsentChange, aTouch, aVisit } from '../support/factories/index.ts';
import { inMemoryIdentityStore } from '../support/in-memory-identity-store.ts';
import { inMemoryTouchStore } from '../support/in-memory-touch-store.ts';

const touch = aTouch({ touchId: 'touch-1', visitorId: 'visitor-1' });
const recorded: TouchMessage = { merchantId: 'acme', touch };
const identified: TouchMessage = {
  merchantId: 'acme',
  identify: { visitorId: 'visitor-1', personHashes: ['p1:a', 'p2:b'], recordedAt: 7 },
};

function start(failing?: string) {
  const touches = inMemoryTouchStore();
  const identities = inMemoryIdentityStore();
  const addTouch: typeof touches.addTouch = (merchantId, one) =>
    one.touchId === failing
      ? Promise.reject(new Error('throttled'))
      : touches.addTouch(merchantId, one);
  const joined: (readonly string[])[] = [];
  const persons: Pick<PersonStore, 'joinSiblings'> = {
    joinSiblings: async (_, hashes) => void joined.push(hashes),
  };
  const consumer = makeConsumer(
    makeRecordTouch({ ...touches, addTouch }, identities, persons),
    () => {},
  );

  function receive(...bodies: string[]) {
    const records = bodies.map((body, index) => ({
      messageId: `message-${index}`,
      body,
      attributes: { ApproximateReceiveCount: '1' },
    }));
    return consumer(
      { Records: records } as unknown as SQSEvent,
      {} as Context,
    ) as Promise<SQSBatchResponse>;
  }
  const readTrail = () => touches.readTrail('acme', 'visitor-1', 0, Number.MAX_SAFE_INTEGER);
  const listTouches = async () => (await readTrail()).touches;
  return { receive, listTouches, readTrail, identities, joined };
}

describe('the touch queue', () => {
  it('brings a click to every browser that showed its token', async () => {
    const { receive, listTouches } = start();
    const made = { ...touch, visitorId: 'redirected-1' };

    await receive(
      encodeJson({ merchantId: 'acme', touch: made }),
      encodeJson({ merchantId: 'acme', sighting: touch }),
      encodeJson({ merchantId: 'acme', sighting: touch }),
    );

    expect(await listTouches()).toEqual([touch]);
  });

  it('brings touches to where orders look for them', async () => {
    const { receive, listTouches } = start();

    expect(await receive(encodeJson(recorded))).toEqual({ batchItemFailures: [] });
    expect(await listTouches()).toEqual([touch]);
  });

  it('may deliver twice', async () => {
    const { receive, listTouches } = start();

    await receive(encodeJson(recorded), encodeJson(recorded));

    expect(await listTouches()).toEqual([touch]);
  });

  it('says which hashes are one key under several peppers', async () => {
    const { receive, joined, identities } = start();
    const told: TouchMessage = {
      merchantId: 'acme',
      siblings: { hashes: [['p1:c', 'p2:c']], recordedAt: 7 },
    };
    const { identify } = identified as Extract<TouchMessage, { identify: unknown }>;
    const both = { ...identify, siblings: [['p1:a', 'p2:b']] };

    await receive(encodeJson(told), encodeJson({ merchantId: 'acme', identify: both }));

    expect(joined.toSorted()).toEqual([
      ['p1:a', 'p2:b'],
      ['p1:c', 'p2:c'],
    ]);
    expect(await identities.listVisitors('acme', 'p2:b', 7)).toHaveLength(1);
  });

  it('brings visits and consents beside the touches', async () => {
    const { receive, readTrail } = start();
    const [visit, consent] = [aVisit(), aConsentChange()];

    await receive(encodeJson({ merchantId: 'acme', visit }));
    await receive(encodeJson({ merchantId: 'acme', consent }));

    expect(await readTrail()).toEqual({ touches: [], visits: [visit], consents: [consent] });
  });

  it('brings joins of a browser with every hash of a person', async () => {
    const { receive, identities } = start();

    await receive(encodeJson(identified));

    const link = { visitorId: 'visitor-1', recordedAt: 7 };
    expect(await identities.listVisitors('acme', 'p1:a', 7)).toEqual([link]);
    expect(await identities.listVisitors('acme', 'p2:b', 7)).toEqual([link]);
    expect(await identities.listVisitors('umbrella', 'p1:a', 7)).toEqual([]);
  });

  it('gets back what could not be written or read, and nothing else', async () => {
    const { receive, listTouches } = start('touch-2');
    const failing: TouchMessage = { ...recorded, touch: { ...touch, touchId: 'touch-2' } };

    const answer = await receive(
      '{"no":"message"}',
      encodeJson(failing),
      encodeJson(recorded),
      'not json',
    );

    const failures = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(failures.toSorted()).toEqual(['message-0', 'message-1', 'message-3']);
    expect(await listTouches()).toEqual([touch]);
  });
});
