import { expect, it } from '@jest/globals';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { countRequests } from '../../support/count-requests.ts';
import { orderMoment } from '../../support/factories/moments.ts';

function open() {
  const database = inMemoryDynamo([{ name: 'Touches', indexes: [] }]);
  const { documents, take } = countRequests(database.documents);
  const store = dynamoIdentityStore(documents, 'Touches');
  const link = async (daysLater: number) => {
    const recordedAt = orderMoment + daysLater * msPerDay;
    await store.linkVisitor('acme', 'k1:anna', { visitorId: 'v1', recordedAt });
    return take()['Update Touches'];
  };
  const expiresInDays = () => {
    const [item] = database.items('Touches');
    return ((item?.expiresAt as number) * 1_000 - orderMoment) / msPerDay;
  };
  return { link, expiresInDays };
}

it('sends one request for a person who is seen behind a browser again', async () => {
  const { link, expiresInDays } = open();

  expect(await link(0)).toBe(1);
  expect(await link(0)).toBe(1);
  expect(await link(29)).toBe(1);
  expect(expiresInDays()).toBe(180);
});

it('keeps a link alive as long as the person is seen, in steps of a month', async () => {
  const { link, expiresInDays } = open();

  await link(0);
  expect(await link(31)).toBe(2);
  expect(expiresInDays()).toBe(211);
  expect(await link(31)).toBe(1);
  expect(await link(0)).toBe(1);
  expect(expiresInDays()).toBe(211);
});
