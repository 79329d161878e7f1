import type { InMemoryDynamo } from '../dynamo/in-memory-dynamo.ts';
import { tables } from './tables.ts';
import type { Trace } from './trace.ts';

/** Adds everything that is stored to a trace, without the random marks of writes. */
export function digestStore(dynamo: InMemoryDynamo, trace: Trace): void {
  for (const table of Object.values(tables)) {
    for (const { writeId: _, ...item } of dynamo.items(table)) trace.add(writeItem(item));
  }
}

function writeItem(item: object): string {
  return Object.entries(item)
    .map(([name, value]) =>
      value instanceof Uint8Array
        ? `${name}=${Buffer.from(value).toString('latin1')}`
        : `${name}=${value}`,
    )
    .toSorted()
    .join();
}
