import type { LosslessJson } from './parse-json-losslessly.ts';

/** The items of a document, if it is a list. */
export function itemsOf(json: LosslessJson | undefined): readonly LosslessJson[] | undefined {
  return Array.isArray(json) ? (json as readonly LosslessJson[]) : undefined;
}
