import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { AttributeValue, Context } from 'aws-lambda';
import { creatorKey } from '../../../adapters/dynamo/keys/program-keys.ts';
import type { DomainEvent } from '../../../adapters/events/event-sender.ts';
import { encodeJson } from '../../../core/encoding/json.ts';
import { noteAccountChange } from '../../../core/payouts/account-change.ts';
import type { Creator } from '../../../core/programs/program.ts';
import { accountEvents } from '../../../functions/publish-events/account-events.ts';
import { makeConsumer } from '../../../functions/publish-events/consumer.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aCreator, aPayee, daysAfterOrder } from '../../support/factories/index.ts';

const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'M', account: 'ACCOUNT-0001' });
const at = daysAfterOrder(1);
type Image = Record<string, AttributeValue>;

describe('accountEvents', () => {
  it('tell once of an account that took another one’s place, with both ends and no number', () => {
    const before = aCreator();
    const after = noteAccountChange(before, aCreator({ payoutMethod }), at);
    const renamed = { ...after, name: 'Mia M.' };

    const events = accountEvents({ before, after });

    expect(events).toEqual([
      {
        type: 'payout-account.changed',
        at,
        detail: {
          eventId: `payout-account.changed/acme/creatorId/mia/${at}`,
          ...{ merchantId: 'acme', creatorId: 'mia' },
          from: { rail: 'sepa', accountEnding: '2051' },
          to: { rail: 'csv', accountEnding: '0001' },
          changedAt: '2026-03-03T10:00:00.000Z',
          paidFrom: '2026-03-06T10:00:00.000Z',
        },
      },
    ]);
    expect(accountEvents({ before: after, after: renamed })).toEqual([]);
  });

  it('are read from the stream of creators', async () => {
    const sent: DomainEvent[] = [];
    const sender = {
      async send(events: readonly DomainEvent[]) {
        sent.push(...events);
        return [];
      },
    };
    const before = aCreator();
    const after = noteAccountChange(before, aCreator({ payoutMethod }), at);
    const imageOf = (creator: Creator) =>
      marshall({ ...creatorKey('acme', 'mia'), body: encodeJson(creator) }) as Image;
    const { pk, sk } = imageOf(after);
    if (pk === undefined || sk === undefined) throw new Error('It has a key.');
    const change = {
      ...{ Keys: { pk, sk }, SequenceNumber: '1' },
      ...{ NewImage: imageOf(after), OldImage: imageOf(before) },
    };

    await makeConsumer(sender, (error) => {
      throw error;
    })({ Records: [{ eventName: 'MODIFY', dynamodb: change }] }, {} as Context);

    expect(sent).toEqual(accountEvents({ before, after }));
    expect(sent).toHaveLength(1);
  });

  it('name the payee whose account it is', () => {
    const after = noteAccountChange(aPayee(), aPayee({ payoutMethod }), at);

    expect(accountEvents({ before: aPayee(), after })).toMatchObject([
      { detail: { payeeId: 'northern' } },
    ]);
  });

  it('are none for a first account', () => {
    expect(accountEvents({ before: undefined, after: aCreator() })).toEqual([]);
  });
});
