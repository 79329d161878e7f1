import { readFileSync } from 'node:fs';
import { makeEndpoint } from './endpoint.ts';

// The stack puts the document beside the built handler.
export const handler = makeEndpoint(
  readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'),
);
