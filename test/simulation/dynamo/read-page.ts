import { compareKeys } from './compare-keys.ts';
import { consumedByRead } from './consumed.ts';
import { invalid } from './errors.ts';
import { evaluateCondition } from './expressions/evaluate-condition.ts';
import { evaluateOperand, type Operand, type Placeholders } from './expressions/operand.ts';
import { type Condition, parseCondition } from './expressions/parse-condition.ts';
import { copyItem, type Item } from './item.ts';
import { itemSize } from './item-size.ts';
import type { SortedMap } from './sorted-map.ts';
import type { StoredTable } from './stored-table.ts';

export type ReadInput = {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly ConsistentRead?: boolean;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Item;
  readonly Select?: string;
  readonly ReturnConsumedCapacity?: string;
};

/** A page ends here, whatever the limit. */
const maxPageBytes = 1024 * 1024;

/** The entries that a read walks over, in order, and what names the place of one. */
type Walk = {
  readonly entries: Iterable<readonly [string, Item]>;
  readonly keyNames: readonly string[];
  readonly isInside: (item: Item) => boolean;
  /** Whether nothing behind this item can be inside. */
  readonly isBeyond: (item: Item) => boolean;
};

/** Answers a QueryCommand over a table or an index. */
export function query(table: StoredTable, input: ReadInput) {
  if (input.KeyConditionExpression === undefined)
    throw invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified');
  if (input.IndexName !== undefined && input.ConsistentRead) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  return readPage(table, input, walkQuery(table, input));
}

/** Answers a ScanCommand over a whole table. */
export function scan(table: StoredTable, input: ReadInput) {
  const start = input.ExclusiveStartKey;
  let isPassed = start === undefined;
  const entries = [...table.items()].flatMap((item): [string, Item][] => {
    const isStart = item.pk === start?.pk && item.sk === start?.sk;
    const isAfter = isPassed;
    if (isStart) isPassed = true;
    return isAfter ? [['', item]] : [];
  });
  return readPage(
    table,
    { ...input, ExclusiveStartKey: undefined },
    { entries, keyNames: ['pk', 'sk'], isInside: () => true, isBeyond: () => false },
  );
}

function readPage(
  table: StoredTable,
  input: ReadInput,
  { entries, keyNames, isInside, isBeyond }: Walk,
) {
  const { Limit: limit = Number.POSITIVE_INFINITY, Select: select } = input;
  if (limit < 1) throw invalid('1 validation error detected: Limit must be at least 1');
  const given = placeholdersOf(input);
  const filter =
    input.FilterExpression === undefined ? undefined : parseCondition(input.FilterExpression);
  const found: Item[] = [];
  let scanned = 0;
  let bytes = 0;
  let last: Item | undefined;
  for (const [, item] of entries) {
    if (isBeyond(item)) break;
    if (!isInside(item)) continue;
    scanned += 1;
    bytes += itemSize(item);
    if (filter === undefined || evaluateCondition(filter, item, given)) found.push(item);
    if (scanned === limit || bytes >= maxPageBytes) {
      last = item;
      break;
    }
  }
  const ConsumedCapacity = consumedByRead(
    table.definition.name,
    input.IndexName,
    { bytes, isConsistent: input.ConsistentRead === true },
    input,
  );
  return {
    ...(select === 'COUNT' ? {} : { Items: found.map((item) => projectItem(item, input, given)) }),
    Count: found.length,
    ScannedCount: scanned,
    ...(last === undefined ? {} : { LastEvaluatedKey: pick(last, keyNames) }),
    ...(ConsumedCapacity === undefined ? {} : { ConsumedCapacity }),
  };
}

function walkQuery(table: StoredTable, input: ReadInput): Walk {
  const index = input.IndexName === undefined ? undefined : table.indexes.get(input.IndexName);
  if (input.IndexName !== undefined && index === undefined) {
    throw invalid(`The table does not have the specified index: ${input.IndexName}`);
  }
  const partition = index?.definition.partition ?? 'pk';
  const sort = index?.definition.sort ?? 'sk';
  const range = readKeyCondition(input, partition, sort);
  const map =
    index === undefined ? table.partition(range.partition) : index.entries(range.partition);
  const isUp = input.ScanIndexForward !== false;
  const start = input.ExclusiveStartKey;
  const startPlace = start && (index === undefined ? (start.sk as string) : index.placeIn(start));

  return {
    entries:
      map === undefined
        ? []
        : walk(map, {
            isUp,
            from: isUp ? range.low : range.high && `${range.high}\u{10ffff}`,
            startPlace,
          }),
    keyNames: index === undefined ? ['pk', 'sk'] : ['pk', 'sk', partition, sort],
    isInside: (item) => range.isInside(item[sort] as string),
    isBeyond: (item) =>
      isUp ? range.isAbove(item[sort] as string) : range.isBelow(item[sort] as string),
  };
}

function* walk(
  map: SortedMap<Item>,
  {
    isUp,
    from,
    startPlace,
  }: {
    readonly isUp: boolean;
    readonly from: string | undefined;
    readonly startPlace: string | undefined;
  },
): Generator<readonly [string, Item]> {
  const begin = startPlace ?? from;
  for (const entry of isUp ? map.upFrom(begin ?? '') : map.downFrom(begin)) {
    if (startPlace !== undefined && entry[0] === startPlace) continue;
    yield entry;
  }
}

type KeyRange = {
  readonly partition: string;
  readonly low?: string;
  readonly high?: string;
  readonly isInside: (sort: string) => boolean;
  readonly isAbove: (sort: string) => boolean;
  readonly isBelow: (sort: string) => boolean;
};

function readKeyCondition(input: ReadInput, partition: string, sort: string): KeyRange {
  const given = placeholdersOf(input);
  const condition = parseCondition(input.KeyConditionExpression ?? '');
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const text = (operand: Operand) => evaluateOperand(operand, undefined, given) as string;
  const onPartition = parts.find(
    (part) =>
      part.kind === 'compare' && part.comparator === '=' && nameOf(part.left, given) === partition,
  );
  if (onPartition?.kind !== 'compare' || parts.length > 2)
    throw invalid(`Query condition missed key schema element: ${partition}`);
  const onSort = parts.find((part) => part !== onPartition);
  return { partition: text(onPartition.right), ...rangeOf(onSort, sort, given, text) };
}

function rangeOf(
  condition: Condition | undefined,
  sort: string,
  given: Placeholders,
  text: (operand: Operand) => string,
): Omit<KeyRange, 'partition'> {
  const never = () => false;
  if (condition === undefined) return { isInside: () => true, isAbove: never, isBelow: never };
  const isInside = (value: string) => evaluateCondition(condition, { [sort]: value }, given);
  const between = (low: string | undefined, high: string | undefined) => ({
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    isInside,
    isAbove: (value: string) => high !== undefined && compareKeys(value, high) > 0,
    isBelow: (value: string) => low !== undefined && compareKeys(value, low) < 0,
  });
  if (condition.kind === 'between') return between(text(condition.low), text(condition.high));
  if (condition.kind === 'function' && condition.name === 'begins_with') {
    const prefix = text(condition.operands[1] as Operand);
    return { ...between(prefix, `${prefix}\u{10ffff}`), isInside };
  }
  if (condition.kind !== 'compare')
    throw invalid('Invalid operator used in KeyConditionExpression');
  const value = text(condition.right);
  switch (condition.comparator) {
    case '=':
      return between(value, value);
    case '<':
    case '<=':
      return between(undefined, value);
    case '>':
    case '>=':
      return between(value, undefined);
    default:
      throw invalid('Invalid operator used in KeyConditionExpression: <>');
  }
}

function nameOf(operand: Operand, { names }: Placeholders): string | undefined {
  if (operand.kind !== 'path' || operand.steps.length !== 1) return undefined;
  const [step] = operand.steps as [string];
  return step.startsWith('#') ? names[step] : step;
}

/** What a read shows of an item: all of it, or the attributes that it names. */
export function projectItem(item: Item, input: ReadInput, given = placeholdersOf(input)): Item {
  const { ProjectionExpression: projection } = input;
  if (projection === undefined) return copyItem(item);
  const names = projection
    .split(',')
    .map((name) => name.trim())
    .map((name) => (name.startsWith('#') ? (given.names[name] ?? name) : name));
  return copyItem(pick(item, names));
}

function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(
    names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  );
}

export function placeholdersOf(
  input: Pick<ReadInput, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>,
): Placeholders {
  return {
    names: input.ExpressionAttributeNames ?? {},
    values: input.ExpressionAttributeValues ?? {},
  };
}
