import * as z from 'zod';
import { CsvError, readCsv } from '../../adapters/rails/read-csv.ts';
import type { IrisParty } from '../../adapters/returns/iris-return.ts';
import { listIssues } from '../list-issues.ts';
import { readTextFile } from '../read-text-file.ts';
import { UsageError } from '../usage-error.ts';
import { irisAddressSchema, irisNameSchema, irisTinSchema } from './iris-party-schema.ts';

const nameColumns = {
  ...{ business_name: 'businessName', business_name_2: 'businessName2' },
  ...{ first_name: 'firstName', middle_name: 'middleName', last_name: 'lastName' },
  suffix: 'suffix',
} as const;
const addressColumns = {
  ...{ country: 'country', address: 'address', address_2: 'address2', city: 'city' },
  ...{ state: 'state', postal_code: 'postalCode' },
} as const;

/** The titles of a file of recipients, in any order. */
export const recipientTitles = [
  ...['receiver_kind', 'receiver', ...Object.keys(nameColumns), ...Object.keys(addressColumns)],
  ...['tin_type', 'tin'],
];

const recipientSchema = z.strictObject({
  receiver: z.strictObject({ kind: z.enum(['creator', 'payee']), id: z.string().min(1) }),
  name: irisNameSchema,
  address: irisAddressSchema,
  tin: irisTinSchema.exactOptional(),
});

/** Under which name a file of recipients has a receiver. */
export const nameOfReceiver = ({ kind, id }: { readonly kind: string; readonly id: string }) =>
  `${kind} ${id}`;

/**
 * Reads the names and addresses of recipients: a CSV with a line of titles, `recipientTitles`, of which those that nobody needs may
 * be missing.
 *
 * @returns each by `nameOfReceiver`.
 * @throws UsageError for a file that is none, with the line, and for a receiver who is in it twice.
 */
export async function readIrisRecipients(file: string): Promise<ReadonlyMap<string, IrisParty>> {
  const [head, ...rows] = readRows(file, await readTextFile(file));
  const titles = head?.cells.map((title) => title.trim().toLowerCase()) ?? [];
  const unknown = titles.filter((title) => !recipientTitles.includes(title));
  if (unknown.length > 0) {
    throw new UsageError(
      `${file} has columns that are not known: ${unknown.join(', ')}. There are ${recipientTitles.join(', ')}.`,
    );
  }
  const found = new Map<string, IrisParty>();
  for (const { line, cells } of rows) {
    const fields = new Map(titles.map((title, place) => [title, cells[place]?.trim() ?? '']));
    const parsed = recipientSchema.safeParse(toDocument(fields));
    if (!parsed.success) {
      throw new UsageError(listIssues(`${file}, line ${line}`, parsed.error.issues));
    }
    const { receiver, ...party } = parsed.data;
    const name = nameOfReceiver(receiver);
    if (found.has(name)) throw new UsageError(`${file}, line ${line}: ${name} is in it twice.`);
    found.set(name, party);
  }
  return found;
}

function readRows(file: string, text: string) {
  try {
    return readCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(`${file} cannot be read. ${error.message}`);
  }
}

function toDocument(fields: ReadonlyMap<string, string>) {
  const pick = (columns: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(columns)
        .map(([title, field]) => [field, fields.get(title) ?? ''])
        .filter(([, value]) => value !== ''),
    );
  const tin = { kind: fields.get('tin_type') ?? '', number: fields.get('tin') ?? '' };
  return {
    receiver: { kind: fields.get('receiver_kind'), id: fields.get('receiver') },
    name: pick(nameColumns),
    address: { state: '', postalCode: '', ...pick(addressColumns) },
    ...(tin.kind === '' && tin.number === '' ? {} : { tin }),
  };
}
