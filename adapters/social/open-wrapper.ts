import { fieldsOf } from '../json/fields-of.ts';
import { type LosslessJson, parseJsonLosslessly } from '../json/parse-json-losslessly.ts';
import type { SocialAnswer } from './social-answer.ts';

const wrapperFields = ['status', 'headers', 'body'];

/**
 * A kept answer: the body alone, or `{status, headers, body}` as people and fixtures record one, in
 * which the body is JSON, or the text that came. Anything else is a body.
 */
export function openWrapper(bytes: Uint8Array): SocialAnswer {
  const bare = { headers: {}, body: bytes };
  const parsed = parseJsonLosslessly(bytes);
  const fields = 'value' in parsed ? fieldsOf(parsed.value) : undefined;
  if (fields === undefined || !isWrapper(fields)) return bare;
  return {
    status: Number(fields.status),
    headers: readHeaders(fields.headers),
    body: new TextEncoder().encode(writeBody(fields.body)),
  };
}

function isWrapper(fields: Readonly<Record<string, LosslessJson>>): boolean {
  const { status, body } = fields;
  if (typeof status !== 'string' || !/^[1-5]\d\d$/.test(status) || body === undefined) return false;
  return Object.keys(fields).every((name) => wrapperFields.includes(name));
}

function readHeaders(json: LosslessJson | undefined): Record<string, string> {
  const texts = Object.entries(fieldsOf(json) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Numbers are texts by now, and are read as texts again, so nothing of them is lost. */
function writeBody(body: LosslessJson | undefined): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
