import * as z from 'zod';
import { decodeBase64url, encodeBase64url } from '../../../core/encoding/base64url.ts';
import type { Page, PageRequest } from '../../../core/requests/page.ts';
import { type HttpResponse, json } from './http.ts';
import type { JsonRequest } from './json-endpoint.ts';
import { invalidCursor, pageFields, readLimit } from './page-query.ts';
import { parseRequest } from './parse-request.ts';

const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);

/** Which list a page belongs to: a cursor leads on in the list and for the merchant it was made for. */
export type ListIdentity = { readonly merchantId: string; readonly list: string };

/** The query of every list that takes no other parameters. */
export const pageQuerySchema = z.strictObject(pageFields);

/**
 * The page that a request asks for with `limit` and `cursor`.
 *
 * @throws ProblemError 400 for another limit, and for a cursor that is not this list's; 422 for any
 *   other parameter: one that is misspelled must not go unnoticed.
 */
export function readPageQuery(
  { query }: Pick<JsonRequest, 'query'>,
  identity: ListIdentity,
): PageRequest {
  const { limit: written, cursor } = parseRequest(pageQuerySchema, query);
  const limit = readLimit(written);
  return cursor === undefined ? { limit } : { limit, after: readCursor(cursor, identity) };
}

/** Answers with a page: `{"items":[…],"next":"…"}`, `next` being the cursor of the following one. */
export function pageResponse<Item>(
  page: Page<Item>,
  identity: ListIdentity,
  toDocument: (item: Item) => unknown,
): HttpResponse {
  const { items, next } = page;
  return json(200, {
    items: items.map(toDocument),
    ...(next === undefined ? {} : { next: writeCursor(identity, next) }),
  });
}

/** The cursor by which `readPageQuery` finds the place after which a page begins. */
export function writeCursor({ merchantId, list }: ListIdentity, after: string): string {
  return encodeBase64url(JSON.stringify([merchantId, list, after]));
}

function readCursor(written: string, identity: ListIdentity): string {
  const text = decodeBase64url(written) ?? '';
  const cursor = cursorSchema.safeParse(parseJson(text));
  if (cursor.success) {
    const [merchantId, list, after] = cursor.data;
    if (merchantId === identity.merchantId && list === identity.list) return after;
  }
  throw invalidCursor();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
