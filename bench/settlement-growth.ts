import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, msPerDay } from '../core/time/instant.ts';
import { inMemoryDynamo } from '../test/simulation/dynamo/in-memory-dynamo.ts';
import { orderMoment } from '../test/support/factories/index.ts';
import { fitExponent } from './settlement/fit-exponent.ts';
import { makeOrderFact } from './settlement/make-order-fact.ts';
import { openEmulator } from './settlement/open-emulator.ts';
import { openSystem } from './settlement/open-system.ts';
import { tableDefinitions } from './settlement/table-definitions.ts';
import { countUnits } from './settlement/unit-counter.ts';

/*
 * What closing costs as more is due, and as more is stored that is not: time and units for each closed
 * conversion, through the walk, the decisions and the accounts.
 *
 *   npm run bench:growth             100,000 due beside 1,000,000 that are not; a twentieth in the emulator (minutes, 8 GB)
 *   npm run bench:growth -- --quick  a hundredth of it
 *
 * What is not due are copies of one estimated order under ids of their own, which close half a year
 * later. Clearing the queue between the steps is the benchmark's work and not in the time.
 */

const scale = process.argv.includes('--quick') ? 100 : 1;
const notDue = 1_000_000 / scale;
const dueCounts = [1_000, 10_000, 100_000].map((count) => count / scale);
const creators = 500 / Math.min(scale, 10);
const closingDay = 60;
/** As many as a batch of the post queue names: a hundred messages of a hundred orders. */
const ordersPerPosting = 10_000;

console.log(`In memory, ${notDue.toLocaleString('en-US')} not due, ${creators} creators:`);
const points: { readonly count: number; readonly seconds: number }[] = [];
for (const count of dueCounts) points.push(await measureInMemory(count, notDue));
console.log(`  time grows with the number due to the power of ${fitExponent(points).toFixed(2)}`);
const [, middle = 0] = dueCounts;
console.log('In memory, nothing else stored:');
await measureInMemory(middle, 0);

console.log(`In the emulator, ${(notDue / 20).toLocaleString('en-US')} not due:`);
await measureInEmulator((dueCounts.at(-1) ?? 0) / 20, notDue / 20);
console.log('In the emulator, nothing else stored:');
await measureInEmulator((dueCounts.at(-1) ?? 0) / 20, 0);

async function measureInMemory(count: number, others: number) {
  const definitions = Object.values(tableDefinitions).map((each) => ({ ...each, streamed: false }));
  const { documents } = inMemoryDynamo(definitions);
  await load(
    documents,
    count,
    async (items) => {
      for (const Item of items) {
        await documents.send(
          new PutCommand({ TableName: tableDefinitions.conversions.name, Item }),
        );
      }
    },
    others,
  );
  return { count, seconds: await closeAll(documents, count) };
}

async function measureInEmulator(count: number, others: number): Promise<void> {
  const emulator = await openEmulator();
  try {
    const memory = inMemoryDynamo(Object.values(tableDefinitions));
    await load(memory.documents, count, async () => {}, 0);
    for (const { name } of Object.values(tableDefinitions)) {
      await writeAll(emulator.documents, name, memory.items(name));
    }
    const copies = copiesOf(sampleOf(memory.items(tableDefinitions.conversions.name)), others);
    await writeAll(emulator.documents, tableDefinitions.conversions.name, copies);
    await closeAll(emulator.documents, count);
  } finally {
    await emulator.stop();
  }
}

type Item = Readonly<Record<string, unknown>>;

/** Takes in `count` orders, which fall due on the closing day, and then what is not due. */
async function load(
  documents: DynamoDBDocumentClient,
  count: number,
  store: (items: Iterable<Item>) => Promise<void>,
  others: number,
): Promise<void> {
  const system = openSystem(documents);
  await system.setUp(creators);
  let sample: Item | undefined;
  const sampling = Object.create(documents) as DynamoDBDocumentClient;
  sampling.send = (async (command: { readonly input: { readonly Item?: Item } }) => {
    if (command.input.Item?.sk === 'STATE') sample = command.input.Item;
    return documents.send(command as never);
  }) as unknown as typeof documents.send;
  const sampled = openSystem(sampling);
  for (let n = 0; n < count; n += 1) {
    const fact = makeOrderFact(n, orderMoment + (n % 5_000) * 1_000, creators);
    sampled.clock.at = fact.recordedAt + 1_000;
    await sampled.receive(fact);
  }
  if (sample !== undefined) await store(copiesOf(sample, others));
}

function sampleOf(items: Iterable<Item>): Item {
  for (const item of items) if (item.sk === 'STATE') return item;
  throw new Error('There is an order.');
}

/** Estimated orders that close half a year later, over sixty days. */
function* copiesOf(sample: Item, count: number): Generator<Item> {
  for (let n = 0; n < count; n += 1) {
    const id = `shop~not-due-${n}`;
    const closeAt: Instant = orderMoment + (200 + (n % 60)) * msPerDay;
    const day = new Date(closeAt).toISOString().slice(0, 10);
    yield {
      ...sample,
      ...{ pk: `TENANT#acme#ORDER#${id}`, dsk: id, closeAt },
      ...{ ipk: `TENANT#acme#DUE#${day}#${n % 4}`, isk: `${closeAt}#${id}` },
    };
  }
}

async function writeAll(
  documents: DynamoDBDocumentClient,
  table: string,
  items: Iterable<Item>,
): Promise<void> {
  let batch: Item[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const requests = batch.map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    batch = [];
  };
  for (const item of items) {
    batch.push(item);
    if (batch.length === 25) await flush();
  }
  await flush();
}

/** Walks, decides and posts until nothing is due; answers the seconds. */
async function closeAll(documents: DynamoDBDocumentClient, count: number): Promise<number> {
  const counter = countUnits(documents);
  const system = openSystem(counter.documents);
  system.clock.at = orderMoment + closingDay * msPerDay;
  const start = performance.now();
  let closed = 0;
  for (;;) {
    await system.planClosings();
    const keys = system.due.splice(0);
    if (keys.length === 0) break;
    for (const key of keys) if ((await system.close(key)) === 'closed') closed += 1;
    for (let place = 0; place < keys.length; place += ordersPerPosting) {
      const batch = keys.slice(place, place + ordersPerPosting);
      await system.post(batch.map(({ conversionId }) => conversionId));
    }
  }
  const seconds = (performance.now() - start) / 1_000;
  if (closed !== count) throw new Error(`${closed} of ${count} were closed.`);

  const lines = counter.take();
  const units = (isWrite: boolean) =>
    lines.filter((line) => line.isWrite === isWrite).reduce((sum, line) => sum + line.units, 0) /
    count;
  console.log(
    `  ${count.toLocaleString('en-US').padStart(8)} due: ${((seconds / count) * 1e6).toFixed(0).padStart(6)} µs, ` +
      `${units(true).toFixed(2)} write and ${units(false).toFixed(2)} read units each (${seconds.toFixed(1)} s)`,
  );
  return seconds;
}
