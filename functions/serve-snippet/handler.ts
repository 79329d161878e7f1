import { readFileSync } from 'node:fs';
import { makeEndpoint } from './endpoint.ts';

// The stack puts the built script beside the built handler.
export const handler = makeEndpoint(
  readFileSync(new URL('./tributary.js', import.meta.url), 'utf8'),
);
