import type { TableDefinition } from '../dynamo/in-memory-dynamo.ts';

/** The tables as the data stack makes them. */
export const tables = {
  programs: 'Programs',
  touches: 'Touches',
  conversions: 'Conversions',
  ledger: 'Ledger',
} as const;

export const tableDefinitions: readonly TableDefinition[] = [
  { name: tables.programs, indexes: [byIndex('ALL')], streamed: false },
  {
    name: tables.touches,
    indexes: [byIndex(['creatorId', 'slug', 'kind', 'filtered'])],
    streamed: false,
  },
  {
    name: tables.conversions,
    indexes: [
      byIndex('KEYS_ONLY'),
      { name: 'byDay', partition: 'dpk', sort: 'dsk', projection: 'KEYS_ONLY' },
    ],
  },
  { name: tables.ledger, indexes: [byIndex('ALL')] },
];

function byIndex(projection: TableDefinition['indexes'][number]['projection']) {
  return { name: 'byIndex', partition: 'ipk', sort: 'isk', projection };
}
