import { describe, expect, it } from '@jest/globals';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import {
  aliasKey,
  factKey,
  parkedFactKey,
  rejectedKey,
  stateKey,
} from '../../../adapters/dynamo/keys/conversion-keys.ts';
import type { ItemKey } from '../../../adapters/dynamo/keys/item-key.ts';
import type { ConversionKey } from '../../../core/settlement/conversion-store.ts';
import { makeConsumer } from '../../../functions/relay-work/consumer.ts';
import { orderMoment } from '../../support/factories/moments.ts';

type Change = ItemKey & {
  readonly before?: number;
  readonly after?: number;
  readonly countsInPeriods?: true;
};

const fact = { factId: 'f', digest: 'd', recordedAt: orderMoment };
const aFactOf = (conversionId: string): Change => factKey('acme', conversionId, fact);
/** A state that was written, with its revision before (if there was one) and after. */
const aStateOf = (conversionId: string, before: number | undefined, after: number): Change => ({
  ...stateKey('acme', conversionId),
  ...(before === undefined ? {} : { before }),
  after,
});
const rejected = rejectedKey('acme', fact);

function recordsOf(...changes: readonly Change[]): DynamoDBStreamEvent {
  return { Records: changes.map(toRecord) };
}

function toRecord(
  { pk, sk, before, after, countsInPeriods }: Change,
  index: number,
): DynamoDBRecord {
  const imageOf = (revision: number) => ({
    revision: { N: String(revision) },
    ...(countsInPeriods === undefined ? {} : { countsInPeriods: { BOOL: true } }),
  });
  return {
    eventName: before === undefined ? 'INSERT' : 'MODIFY',
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      SequenceNumber: String(index + 1),
      ...(before === undefined ? {} : { OldImage: imageOf(before) }),
      ...(after === undefined ? {} : { NewImage: imageOf(after) }),
    },
  };
}

function aRelay(isPostQueueDown = false) {
  const assess: string[] = [];
  const post: ConversionKey[] = [];
  const period: ConversionKey[] = [];
  const consume = makeConsumer({
    assess: { send: async (bodies) => void assess.push(...bodies) },
    async post(keys) {
      if (isPostQueueDown) throw new Error('The queue is down.');
      post.push(...keys);
    },
    period: async (keys) => void period.push(...keys),
    logError: () => {},
  });
  return {
    assess,
    post,
    period,
    consume: (event: DynamoDBStreamEvent) => consume(event, {} as Context),
  };
}

describe('relayWork', () => {
  it("asks for a fact's order to be assessed, and for what an order has frozen to be posted", async () => {
    const relay = aRelay();

    await relay.consume(
      recordsOf(
        aFactOf('shop~820982911946154508'),
        aStateOf('shop~1', 0, 1),
        aStateOf('shop~2', 1, 2),
      ),
    );

    expect(relay.assess).toEqual([
      '{"merchantId":"acme","conversionId":"shop~820982911946154508"}',
    ]);
    expect(relay.post.map(({ conversionId }) => conversionId)).toEqual(['shop~1', 'shop~2']);
  });

  it.each([
    { what: 'an estimate', change: aStateOf('shop~1', undefined, 0) },
    { what: 'a change of a closed order that owes what it owed', change: aStateOf('shop~1', 2, 2) },
  ])('asks nobody to post $what', async ({ change }) => {
    const relay = aRelay();

    await relay.consume(recordsOf(change));

    expect(relay.post).toEqual([]);
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

  it('names an order once for all the facts of a batch', async () => {
    const relay = aRelay();
    const facts = ['d1', 'd2'].map((digest) => factKey('acme', 'shop~1', { ...fact, digest }));

    await relay.consume(recordsOf(...facts));

    expect(relay.assess).toHaveLength(1);
  });

  it('asks nobody to work on a rejected fact', async () => {
    const relay = aRelay();

    await relay.consume(recordsOf(rejected));

    expect([...relay.assess, ...relay.post]).toEqual([]);
  });

  it('reports the records whose queue did not take their key, and no others', async () => {
    const relay = aRelay(true);

    const answer = await relay.consume(recordsOf(aFactOf('shop~1'), aStateOf('shop~1', 0, 1)));

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(relay.assess).toHaveLength(1);
  });

  it('asks for an order to be counted in periods, once, if its plan has terms of them', async () => {
    const relay = aRelay();

    await relay.consume(
      recordsOf(
        { ...aStateOf('shop~1001', 0, 1), countsInPeriods: true },
        { ...aStateOf('shop~1001', 1, 2), countsInPeriods: true },
        aStateOf('shop~1002', 0, 1),
      ),
    );

    expect(relay.period).toEqual([{ merchantId: 'acme', conversionId: 'shop~1001' }]);
  });
});
