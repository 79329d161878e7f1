import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, it } from '@jest/globals';
import { eventBridgeSender } from '../../../adapters/events/event-sender.ts';

const events = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    type: 'conversion.closed',
    at: 1_772_445_600_000,
    detail: { place, amount: '12.34' },
  }));

/** A bus that refuses the events of these places. */
function aBus(refused: readonly number[] = []) {
  const batches: PutEventsCommand['input'][] = [];
  const client = {
    send: async ({ input }: PutEventsCommand) => {
      batches.push(input);
      const Entries = (input.Entries ?? []).map(({ Detail }) => {
        const { place } = JSON.parse(Detail ?? '{}') as { place: number };
        return refused.includes(place) ? { ErrorCode: 'ThrottlingException' } : { EventId: 'e' };
      });
      return { Entries };
    },
  } as unknown as EventBridgeClient;
  return { batches, sender: eventBridgeSender(client, 'bus-1') };
}

it('puts events on the bus in tens, as Tributary’s', async () => {
  const { batches, sender } = aBus();

  expect(await sender.send(events(23))).toEqual([]);

  expect(batches.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
  expect(batches[0]?.Entries?.[0]).toEqual({
    EventBusName: 'bus-1',
    Source: 'tributary',
    DetailType: 'conversion.closed',
    Detail: '{"place":0,"amount":"12.34"}',
    Time: new Date('2026-03-02T10:00:00Z'),
  });
});

it('names the events that the bus refused by their places among all', async () => {
  const { sender } = aBus([3, 12]);

  expect(await sender.send(events(15))).toEqual([3, 12]);
});
