import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shopEventsJsonSchema } from '../adapters/shops/standard-webhooks/shop-events-json-schema.ts';

/*
 * Writes the JSON Schema of our own shop events from the schemas that read them.
 *
 *   npm run docs:shop-events-schema            writes docs/shop-events.schema.json
 *   npm run docs:shop-events-schema -- --check exits 1 if it is out of date
 */

const path = fileURLToPath(new URL('shop-events.schema.json', import.meta.url));
const text = `${JSON.stringify(shopEventsJsonSchema(), undefined, 2)}\n`;

if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(path, 'utf8') === text;
  if (!isCurrent) {
    console.error('docs/shop-events.schema.json is out of date: npm run docs:shop-events-schema');
  }
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(path, text);
}
