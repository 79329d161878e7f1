import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';
import { UsageError } from '../usage-error.ts';

const body = z.looseObject({});
const byId = z.record(z.string(), body).default({});

/**
 * What a seed file holds: each thing under its id, with the body that the API takes for it. Only the
 * outline is checked here; whether a body is right, the API says.
 */
const seedSchema = z.strictObject({
  merchant: z.looseObject({ merchantId: z.string() }),
  programs: byId,
  plans: z.record(z.string(), z.array(body)).default({}),
  creators: byId,
  enrolments: z.record(z.string(), byId).default({}),
  links: byId,
  codes: byId,
  connections: byId,
  apiKeys: z.array(z.looseObject({ name: z.string() })).default([]),
});

export type SeedFile = z.output<typeof seedSchema>;

/**
 * Reads a seed file (YAML; docs/seed-file.md describes it).
 *
 * @throws UsageError if it cannot be read, is no YAML, or has another outline.
 */
export async function readSeedFile(file: string): Promise<SeedFile> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`The seed file cannot be read: ${error.message}`);
  });
  const seed = seedSchema.safeParse(parseYaml(file, text));
  if (seed.success) return seed.data;
  throw new UsageError(`${file} is no seed file:\n${z.prettifyError(seed.error)}`);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not YAML: ${(error as Error).message}`);
  }
}
