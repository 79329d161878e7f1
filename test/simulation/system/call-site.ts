import { tables } from './tables.ts';

type Key = { readonly pk?: unknown; readonly sk?: unknown };

type Part = {
  readonly Put?: { readonly Item: Key };
  readonly Delete?: { readonly Key: Key };
  readonly Update?: { readonly Key: Key };
  readonly ConditionCheck?: { readonly Key: Key };
};

type Input = {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Key;
  readonly Item?: Key;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Part[];
  readonly RequestItems?: Readonly<Record<string, unknown>>;
};

/**
 * What a command does, in words that are the same for every order and creator, such as
 * `TransactWrite Put HEAD, Put ENTRY, Put LEG`.
 */
export function describeCommand(command: object): string {
  const name = command.constructor.name.replace(/Command\d*$/, '').replace(/^_/, '');
  const { input } = command as { readonly input: Input };
  if (input.TransactItems) return `${name} ${describeParts(input.TransactItems).join(', ')}`;
  // Who reads items of one table at one time reads one or several of them at once.
  const [table] = Object.keys(input.RequestItems ?? {});
  if (table !== undefined) return `Get of ${table}`;
  if (name === 'Get' && input.TableName === tables.programs) return `Get of ${tables.programs}`;
  if (input.Item ?? input.Key) return `${name} ${kindOf(input.Item ?? input.Key)}`;
  return `${name} ${describeRange(input)}`;
}

/** Each kind of part once. Whether leases only go, or some come as others go, is one write of one place. */
function describeParts(parts: readonly Part[]): string[] {
  const kinds = new Set(parts.map(describePart));
  if (kinds.has('Delete LEASE')) kinds.delete('Put LEASE');
  return [...kinds];
}

function describePart({ Put, Delete, Update, ConditionCheck }: Part): string {
  if (Put) return `Put ${kindOf(Put.Item)}`;
  if (Delete) return `Delete ${kindOf(Delete.Key)}`;
  if (Update) return `Update ${kindOf(Update.Key)}`;
  return `Check ${kindOf(ConditionCheck?.Key)}`;
}

/** The kind of an item: what its sort key begins with. */
export function kindOf(key: Key | undefined): string {
  return /^[A-Z-]+/.exec(String(key?.sk))?.[0] ?? 'item';
}

function describeRange({ IndexName: index, ExpressionAttributeValues: values = {} }: Input) {
  const partition = /^(?:TENANT#[^#]*#)?([A-Z-]+)/.exec(String(values[':partition']))?.[1];
  if (index !== undefined) return `${index} ${partition}`;
  const from = values[':prefix'] ?? values[':from'] ?? values[':after'];
  return `${partition} ${from === undefined ? 'all' : kindOf({ sk: from })}`;
}
