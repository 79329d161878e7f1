import type { LosslessJson } from './parse-json-losslessly.ts';

/** The fields of a document, if it is an object. */
export function fieldsOf(
  json: LosslessJson | undefined,
): Readonly<Record<string, LosslessJson>> | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, LosslessJson>>)
    : undefined;
}
