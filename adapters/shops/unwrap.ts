import type { LosslessJson } from '../json/parse-json-losslessly.ts';

/** The fields of a document, if it is an object. */
export function fieldsOf(
  json: LosslessJson | undefined,
): Readonly<Record<string, LosslessJson>> | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, LosslessJson>>)
    : undefined;
}

/** What REST APIs wrap webhooks send bare; a person checking a saved answer has the wrapped form. */
export function unwrap(json: LosslessJson, name: string): LosslessJson {
  const fields = fieldsOf(json);
  const wrapped = fields?.id === undefined ? fields?.[name] : undefined;
  return wrapped ?? json;
}
