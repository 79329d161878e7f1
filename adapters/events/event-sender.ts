import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';

/** A domain event: what happened, and to what. Amounts in `detail` are texts by now. */
export type DomainEvent = {
  readonly type: string;
  readonly at: number;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Puts events on the bus. */
export interface EventSender {
  /**
   * Sends all events and answers which were not taken, by their places; none means that all are on
   * the bus. An event that is sent twice carries the same `detail.eventId`.
   */
  send(events: readonly DomainEvent[]): Promise<readonly number[]>;
}

/** The source of everything that Tributary puts on a bus. */
export const eventSource = 'tributary';

/** The most that one call takes. */
const maxBatchEntries = 10;

export function eventBridgeSender(client: EventBridgeClient, busName: string): EventSender {
  async function sendBatch(events: readonly DomainEvent[], first: number): Promise<number[]> {
    const { Entries: results = [] } = await client.send(
      new PutEventsCommand({ Entries: events.map((event) => toEntry(event, busName)) }),
    );
    return results.flatMap(({ ErrorCode: code }, place) =>
      code === undefined ? [] : [first + place],
    );
  }

  return {
    async send(events) {
      const failed: number[] = [];
      for (let first = 0; first < events.length; first += maxBatchEntries) {
        const batch = events.slice(first, first + maxBatchEntries);
        failed.push(...(await sendBatch(batch, first)));
      }
      return failed;
    },
  };
}

function toEntry({ type, at, detail }: DomainEvent, busName: string): PutEventsRequestEntry {
  return {
    EventBusName: busName,
    Source: eventSource,
    DetailType: type,
    Detail: JSON.stringify(detail),
    Time: new Date(at),
  };
}
