/**
 * A process that reads the stream of a table until it is killed, and notes every record that it is
 * done with in a file. Arguments: data folder, DynamoDB endpoint, database file, notes file.
 */
import { appendFileSync } from 'node:fs';
import { openClock } from '../../local/clock/clock.ts';
import { startQueueEngine } from '../../local/engines/queue-engine.ts';
import { startEventSources } from '../../local/events/event-sources.ts';
import { aPlan, aStreamSource, aTable } from './factories/local-plan.ts';
import { fakeFunctionHost } from './fake-function-host.ts';

type Event = { Records: { dynamodb: { Keys: { sk: { S: string } } } }[] };

const [dataFolder = '', dynamodb = '', databaseFile = '', notes = ''] = process.argv.slice(2);
const plan = aPlan({
  tables: [aTable('Facts')],
  eventSources: [aStreamSource('Facts', { batchSize: 3 })],
});
const queues = await startQueueEngine({ queues: [], buckets: [], dataFolder });
await startEventSources({
  plan,
  clock: openClock({ dataFolder }),
  fauxqs: queues.fauxqs,
  endpoints: { dynamodb, sqs: queues.endpoint },
  databaseFile,
  dataFolder,
  host: fakeFunctionHost({
    async Relay({ Records }: Event) {
      // Slow enough that a kill finds a batch in hand.
      await new Promise((resolve) => setTimeout(resolve, 10));
      appendFileSync(notes, Records.map(({ dynamodb }) => `${dynamodb.Keys.sk.S}\n`).join(''));
    },
  }),
});
