import { readFileSync } from 'node:fs';
import { openApiDocument } from './openapi-document.ts';

/*
 * Writes the API document to the standard output, as one line: `lib/` runs this when it bundles the function
 * that serves it.
 */

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

process.stdout.write(JSON.stringify(openApiDocument({ version })));
