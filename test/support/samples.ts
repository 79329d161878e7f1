import { readFileSync } from 'node:fs';

/** Files from platforms and their test suites, beside the checkout; only conformance tests read them. */
export const samples = new URL('../../../shared/samples/', import.meta.url);

export function readSample(path: string): Buffer {
  return readFileSync(samplePath(path));
}

export function samplePath(path: string): URL {
  return new URL(path, samples);
}
