import type { WriteCost } from './stored-table.ts';

type Asked = { readonly ReturnConsumedCapacity?: string | undefined };

/** The capacity that a write of one table has consumed, as the request asked for it. */
export function consumedByWrite(
  name: string,
  cost: WriteCost,
  { ReturnConsumedCapacity: asked }: Asked,
) {
  const indexes = Object.entries(cost.indexes);
  const CapacityUnits = cost.table + indexes.reduce((sum, [, units]) => sum + units, 0);
  if (asked === 'TOTAL') return { TableName: name, CapacityUnits };
  if (asked !== 'INDEXES') return undefined;
  return {
    TableName: name,
    CapacityUnits,
    Table: { CapacityUnits: cost.table },
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: Object.fromEntries(
            indexes.map(([index, units]) => [index, { CapacityUnits: units }]),
          ),
        }),
  };
}

/** What reading so many bytes has consumed, of a table or one of its indexes. */
export function consumedByRead(
  name: string,
  index: string | undefined,
  { bytes, isConsistent }: { readonly bytes: number; readonly isConsistent: boolean },
  { ReturnConsumedCapacity: asked }: Asked,
) {
  const CapacityUnits = unitsOf(bytes, isConsistent);
  if (asked === 'TOTAL') return { TableName: name, CapacityUnits };
  if (asked !== 'INDEXES') return undefined;
  return index === undefined
    ? { TableName: name, CapacityUnits, Table: { CapacityUnits } }
    : {
        TableName: name,
        CapacityUnits,
        Table: { CapacityUnits: 0 },
        GlobalSecondaryIndexes: { [index]: { CapacityUnits } },
      };
}

/** What reading items of a table one by one has consumed; a list, as batches answer. */
export function consumedByReads(
  name: string,
  sizes: readonly number[],
  isConsistent: boolean,
  { ReturnConsumedCapacity: asked }: Asked,
) {
  const CapacityUnits = sizes.reduce((sum, bytes) => sum + unitsOf(bytes, isConsistent), 0);
  if (asked === 'TOTAL') return [{ TableName: name, CapacityUnits }];
  if (asked !== 'INDEXES') return undefined;
  return [{ TableName: name, CapacityUnits, Table: { CapacityUnits } }];
}

function unitsOf(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);
}

/** The costs of several writes of one table as one. */
export function addCosts(costs: readonly WriteCost[]): WriteCost {
  const indexes: Record<string, number> = {};
  for (const cost of costs) {
    for (const [name, units] of Object.entries(cost.indexes))
      indexes[name] = (indexes[name] ?? 0) + units;
  }
  return { table: costs.reduce((sum, { table }) => sum + table, 0), indexes };
}
