import { describe, expect, it } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { makeConsumer } from '../../../functions/post-legs/consumer.ts';
import type { PostLegs } from '../../../functions/post-legs/post-legs.ts';

type Asked = Parameters<PostLegs>[0];

async function consume(bodies: readonly string[], failing: readonly string[] = []) {
  const asked: Asked[] = [];
  const errors: unknown[] = [];
  const consumer = makeConsumer(
    async (orders) => {
      asked.push(orders);
      const failed = orders.conversionIds.filter((id) => failing.includes(id));
      return {
        legs: 0,
        failed: failed.map((conversionId) => ({ conversionId, reason: new Error('It is held.') })),
      };
    },
    (error) => void errors.push(error),
  );
  const records = bodies.map((body, place) => ({ messageId: `m${place}`, body }));
  const answer = await consumer({ Records: records } as unknown as SQSEvent, {} as Context);
  const failures = answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { asked, errors, failures };
}

const message = (merchantId: string, ...conversionIds: string[]) =>
  JSON.stringify({ merchantId, conversionIds });

describe('the consumer of the post queue', () => {
  it('posts the orders of all messages of a merchant together', async () => {
    const { asked, failures } = await consume([
      message('acme', 'shop~1', 'shop~2'),
      message('other', 'shop~1'),
      message('acme', 'shop~3'),
    ]);

    expect(asked).toEqual([
      { merchantId: 'acme', conversionIds: ['shop~1', 'shop~2', 'shop~3'] },
      { merchantId: 'other', conversionIds: ['shop~1'] },
    ]);
    expect(failures).toEqual([]);
  });

  it('gives back only the messages with an order that failed, and those that it cannot read', async () => {
    const { errors, failures } = await consume(
      [message('acme', 'shop~1', 'shop~2'), message('acme', 'shop~3'), '{', message('acme')],
      ['shop~2'],
    );

    expect(failures?.toSorted()).toEqual(['m0', 'm2', 'm3']);
    expect(errors).toHaveLength(3);
  });
});
