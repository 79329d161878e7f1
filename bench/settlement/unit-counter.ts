import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Capacity = { readonly CapacityUnits?: number };
type Consumed = {
  readonly TableName?: string;
  readonly Table?: Capacity;
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, Capacity>>;
};
type Place = { readonly Item?: { readonly sk: string }; readonly Key?: { readonly sk: string } };
type Input = Place & {
  readonly TransactItems?: readonly Readonly<Record<string, Place>>[];
  readonly IndexName?: string;
};

/** What requests of one kind came to: how many, and their units in tables and indexes. */
export type UnitLine = {
  readonly what: string;
  readonly isWrite: boolean;
  requests: number;
  units: number;
};

export type UnitCounter = {
  readonly documents: DynamoDBDocumentClient;
  /** The lines since the last call. */
  take(): UnitLine[];
};

const isWrite = /^(Put|Update|Delete|Transact|BatchWrite)/;

/** A client that asks every request for the capacity it consumed, and adds it up by kind. */
export function countUnits(documents: DynamoDBDocumentClient): UnitCounter {
  let lines = new Map<string, UnitLine>();
  const counting = Object.create(documents) as DynamoDBDocumentClient;
  counting.send = (async (command: { input: Input & { ReturnConsumedCapacity?: string } }) => {
    command.input.ReturnConsumedCapacity = 'INDEXES';
    const answer = await documents.send(command as never);
    const { ConsumedCapacity: consumed = [] } = answer as {
      ConsumedCapacity?: Consumed | readonly Consumed[];
    };
    const name = command.constructor.name.replace('Command', '');
    for (const each of [consumed].flat() as Consumed[]) {
      add(lines, name, `${name} ${each.TableName} ${kindsOf(command.input)}`, each);
    }
    return answer;
  }) as unknown as typeof counting.send;
  return {
    documents: counting,
    take() {
      const taken = [...lines.values()];
      lines = new Map();
      return taken;
    },
  };
}

function add(lines: Map<string, UnitLine>, command: string, what: string, each: Consumed): void {
  const parts = [
    [what, each.Table?.CapacityUnits ?? 0] as const,
    ...Object.entries(each.GlobalSecondaryIndexes ?? {}).map(
      ([index, { CapacityUnits = 0 }]) => [`${what}: ${index}`, CapacityUnits] as const,
    ),
  ];
  for (const [name, units] of parts) {
    if (units === 0) continue;
    const line = lines.get(name) ?? {
      ...{ what: name, isWrite: isWrite.test(command), requests: 0, units: 0 },
    };
    line.requests += 1;
    line.units += units;
    lines.set(name, line);
  }
}

/** The kinds of items that a write names, such as `HEAD+ENTRY+LEG`. */
function kindsOf({ TransactItems: parts, IndexName: index, ...place }: Input): string {
  if (index !== undefined) return index;
  const places = parts === undefined ? [place] : parts.flatMap((each) => Object.values(each));
  const kinds = places.map(({ Item: item, Key: key }) => (item ?? key)?.sk.split('#')[0]);
  return [...new Set(kinds.filter((kind) => kind !== undefined))].join('+');
}
