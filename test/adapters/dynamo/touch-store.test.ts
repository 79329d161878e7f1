import { expect, it } from '@jest/globals';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { countRequests } from '../../support/count-requests.ts';
import {
  aConsentChange,
  aTouch,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

/** A visitor with a touch on each of so many days, and what it costs to read the last thirty. */
async function readTrailOf(days: number) {
  const database = inMemoryDynamo([{ name: 'Touches', indexes: [] }]);
  const { documents, take } = countRequests(database.documents);
  const store = dynamoTouchStore(documents, 'Touches');
  await store.addConsent('acme', aConsentChange({ at: daysBeforeOrder(400) }));
  for (let day = 1; day <= days; day += 1) {
    await store.addTouch('acme', aTouch({ touchId: `t${day}`, at: daysBeforeOrder(day) }));
  }
  take();
  const trail = await store.readTrail('acme', 'visitor-1', daysBeforeOrder(30), orderMoment);
  return { trail, requests: take() };
}

it('reads what is recorded of a visitor in one request', async () => {
  const { trail, requests } = await readTrailOf(15);

  expect(trail.touches).toHaveLength(15);
  expect(trail.consents).toHaveLength(1);
  expect(requests).toEqual({ 'Query Touches': 1 });
});

it('skips what is older than it was asked for, once a page of it was read', async () => {
  const { trail, requests } = await readTrailOf(170);

  expect(trail.touches).toHaveLength(30);
  expect(trail.consents).toHaveLength(1);
  expect(requests).toEqual({ 'Query Touches': 2 });
});
