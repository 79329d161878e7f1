import type { TableDefinition } from '../../test/simulation/dynamo/in-memory-dynamo.ts';

const byIndex = { name: 'byIndex', partition: 'ipk', sort: 'isk' } as const;
const byDay = { name: 'byDay', partition: 'dpk', sort: 'dsk', projection: 'KEYS_ONLY' } as const;
const touchAttributes = ['creatorId', 'slug', 'kind', 'filtered'];

/** The tables as `lib/data-stack.ts` makes them. */
export const tableDefinitions = {
  programs: { name: 'Programs', indexes: [{ ...byIndex, projection: 'ALL' }] },
  touches: { name: 'Touches', indexes: [{ ...byIndex, projection: touchAttributes }] },
  conversions: { name: 'Conversions', indexes: [{ ...byIndex, projection: 'KEYS_ONLY' }, byDay] },
  ledger: { name: 'Ledger', indexes: [{ ...byIndex, projection: 'ALL' }] },
} as const satisfies Readonly<Record<string, TableDefinition>>;
