import { describe, expect, it } from '@jest/globals';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import {
  aliasKey,
  factKey,
  type ItemKey,
  legKey,
  parkedFactKey,
  rejectedKey,
} from '../../../adapters/dynamo/keys.ts';
import { makeConsumer } from '../../../functions/relay-work/consumer.ts';
import { orderMoment } from '../../support/factories/moments.ts';

const fact = { factId: 'f', digest: 'd', recordedAt: orderMoment };
const aFactOf = (conversionId: string) => factKey('acme', conversionId, fact);
const aLegOf = (creatorId: string, order = 1) =>
  legKey('acme', { creatorId, conversionId: `shop~${order}`, revision: 1, unit: 'USD' });
const rejected = rejectedKey('acme', fact);

/** An inserted item for each key. */
function recordsOf(...keys: readonly ItemKey[]): DynamoDBStreamEvent {
  return {
    Records: keys.map(({ pk, sk }, index) => ({
      eventName: 'INSERT',
      dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(index + 1) },
    })),
  };
}

function aRelay(isPostQueueDown = false) {
  const assess: string[] = [];
  const post: string[] = [];
  const collect = (sent: string[], isDown = false) => ({
    send: async (bodies: readonly string[]) => {
      if (isDown) throw new Error('The queue is down.');
      sent.push(...bodies);
    },
  });
  const consume = makeConsumer({
    assess: collect(assess),
    post: collect(post, isPostQueueDown),
    logError: () => {},
  });
  return { assess, post, consume: (event: DynamoDBStreamEvent) => consume(event, {} as Context) };
}

describe('relayWork', () => {
  it("asks for a fact's order to be assessed, and for a leg's creator to be posted", async () => {
    const relay = aRelay();

    await relay.consume(recordsOf(aFactOf('shop~820982911946154508'), aLegOf('mia')));

    expect(relay.assess).toEqual([
      '{"merchantId":"acme","conversionId":"shop~820982911946154508"}',
    ]);
    expect(relay.post).toEqual(['{"merchantId":"acme","creatorId":"mia"}']);
  });

  it('asks for the order of a fact of payments to be found, and of nothing else under its reference', async () => {
    const relay = aRelay();
    const reference = 'shop~payment/pi#1';

    await relay.consume(
      recordsOf(
        parkedFactKey('acme', reference, fact),
        aliasKey('acme', reference, 'shop~order/1'),
      ),
    );

    expect(relay.assess).toEqual(['{"merchantId":"acme","referenceId":"shop~payment/pi#1"}']);
  });

  it('names a creator once for all the legs of a batch', async () => {
    const relay = aRelay();

    await relay.consume(
      recordsOf(...Array.from({ length: 50 }, (_, index) => aLegOf('mia', index))),
    );

    expect(relay.post).toHaveLength(1);
  });

  it('asks nobody to work on a rejected fact', async () => {
    const relay = aRelay();

    await relay.consume(recordsOf(rejected));

    expect([...relay.assess, ...relay.post]).toEqual([]);
  });

  it('reports the records whose queue did not take their key, and no others', async () => {
    const relay = aRelay(true);

    const answer = await relay.consume(recordsOf(aFactOf('shop~1'), aLegOf('mia')));

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(relay.assess).toHaveLength(1);
  });
});
