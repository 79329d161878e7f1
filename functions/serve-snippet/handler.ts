import { readFileSync } from 'node:fs';
import type { HttpEvent } from '../shared/http/http.ts';
import { makeEndpoint } from './endpoint.ts';

// The stack puts the built scripts beside the built handler.
const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const snippet = makeEndpoint(read('tributary.js'));
const handleForm = makeEndpoint(read('handle-form.js'));

export const handler = (event: HttpEvent) =>
  event.rawPath === '/handle-form.js' ? handleForm(event) : snippet(event);
