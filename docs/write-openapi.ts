import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../functions/serve-openapi/openapi-document.ts';

/*
 * Writes the OpenAPI document from what lies beside the endpoints.
 *
 *   npm run docs:openapi            writes docs/openapi.json
 *   npm run docs:openapi -- --check exits 1 if it is out of date
 */

const path = fileURLToPath(new URL('openapi.json', import.meta.url));
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };
const text = `${JSON.stringify(openApiDocument({ version }), undefined, 2)}\n`;

if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(path, 'utf8') === text;
  if (!isCurrent) console.error('docs/openapi.json is out of date: npm run docs:openapi');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(path, text);
}
