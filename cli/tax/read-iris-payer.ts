import { parse } from 'yaml';
import * as z from 'zod';
import type { IrisPayer } from '../../adapters/returns/iris-return.ts';
import { listIssues } from '../list-issues.ts';
import { readTextFile } from '../read-text-file.ts';
import { UsageError } from '../usage-error.ts';
import { irisAddressSchema, irisNameSchema, irisTinSchema } from './iris-party-schema.ts';

const payerSchema = z.strictObject({
  tin: irisTinSchema,
  name: irisNameSchema,
  address: irisAddressSchema,
  phone: z
    .string()
    .regex(/^[\d ()+.-]{10,20}$/, 'A telephone number has ten digits.')
    .exactOptional(),
  email: z.email().exactOptional(),
});

/** Reads who files the returns: YAML or JSON. @throws UsageError if the file is something else. */
export async function readIrisPayer(file: string): Promise<IrisPayer> {
  const parsed = payerSchema.safeParse(readYaml(file, await readTextFile(file)));
  if (parsed.success) return parsed.data;
  throw new UsageError(listIssues(`${file} is no payer`, parsed.error.issues));
}

function readYaml(file: string, written: string): unknown {
  try {
    return parse(written);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
