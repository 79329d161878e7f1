import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planJsonSchema } from '../adapters/documents/plan-json-schema.ts';

/*
 * Writes the JSON Schema of plan files from the schemas that read them.
 *
 *   npm run docs:plan-schema            writes docs/plan.schema.json
 *   npm run docs:plan-schema -- --check exits 1 if it is out of date
 */

const path = fileURLToPath(new URL('plan.schema.json', import.meta.url));
const text = `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`;

if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(path, 'utf8') === text;
  if (!isCurrent) console.error('docs/plan.schema.json is out of date: npm run docs:plan-schema');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(path, text);
}
