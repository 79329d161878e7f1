import { conversionIdOf } from '../core/settlement/conversion-id.ts';
import { msPerDay } from '../core/time/instant.ts';
import { inMemoryDynamo } from '../test/simulation/dynamo/in-memory-dynamo.ts';
import { orderMoment } from '../test/support/factories/index.ts';
import { makeOrderFact } from './settlement/make-order-fact.ts';
import { openSystem } from './settlement/open-system.ts';
import { tableDefinitions } from './settlement/table-definitions.ts';
import { countUnits } from './settlement/unit-counter.ts';

/*
 * How often a popular creator's head is written when 1,000 of their orders close: by how many orders
 * are posted together, which is what the messages of one batch of the post queue name.
 *
 *   npm run bench:hot
 */

const orders = 1_000;

console.log(`${orders.toLocaleString('en-US')} closes of one creator:`);
for (const together of [orders, 100, 10, 1]) console.log(await measure(together));

async function measure(together: number): Promise<string> {
  const definitions = Object.values(tableDefinitions).map((each) => ({ ...each, streamed: false }));
  const counter = countUnits(inMemoryDynamo(definitions).documents);
  const system = openSystem(counter.documents);
  await system.setUp(1);
  const ids: string[] = [];
  for (let n = 0; n < orders; n += 1) {
    const fact = makeOrderFact(n, orderMoment + n * 1_000, 1);
    system.clock.at = fact.recordedAt + 1_000;
    await system.receive(fact);
    ids.push(conversionIdOf(fact));
  }
  system.clock.at = orderMoment + 60 * msPerDay;
  await system.planClosings();
  counter.take();
  for (const key of system.due.splice(0)) await system.close(key);
  for (let place = 0; place < ids.length; place += together) {
    await system.post(ids.slice(place, place + together));
  }

  const writes = counter.take().filter(({ isWrite }) => isWrite);
  const heads = writes.filter(({ what }) => what.endsWith(' HEAD+ENTRY+LEG'));
  const count = heads.reduce((sum, { requests }) => sum + requests, 0);
  const units = writes.reduce((sum, line) => sum + line.units, 0) / orders;
  return `  posted ${together} together: the head is written ${count} times, ${units.toFixed(2)} write units for each close`;
}
