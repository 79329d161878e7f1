import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { accountMappingSchema } from '../../adapters/finance/account-mapping-schema.ts';
import type { AccountMapping } from '../../core/finance/account-mapping.ts';
import { listIssues } from '../list-issues.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Reads which numbers our accounts have in the merchant's books: YAML or JSON, such as `payable: "1610"`.
 *
 * @throws UsageError if the file is something else.
 */
export async function readAccountMapping(file: string): Promise<AccountMapping> {
  const parsed = accountMappingSchema.safeParse(await readYaml(file));
  if (parsed.success) return parsed.data as AccountMapping;
  throw new UsageError(listIssues(`${file} is no mapping of accounts`, parsed.error.issues));
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
