import type { Instant } from '../time/instant.ts';

/** A token's fields by position, since the token travels in an address that people see. */
export type TokenPayload = [
  merchantId: string,
  touchId: string,
  slug: string,
  programId: string,
  creatorId: string,
  visitorId: string,
  at: Instant,
  contentId?: string,
];

/** Longer texts are no tokens of ours; they are refused before anything is computed. */
export const maxTokenLength = 2_048;

export function signedPart(keyId: string, payload: string): string {
  return `v1.${keyId}.${payload}`;
}

/** The payload's fields, or `undefined` if the text does not hold exactly these. */
export function readPayload(json: string): TokenPayload | undefined {
  const value = parseJson(json);
  if (!Array.isArray(value) || (value.length !== 7 && value.length !== 8)) return undefined;

  const at: unknown = value[6];
  const texts: unknown[] = value.filter((_, position) => position !== 6);
  if (!Number.isSafeInteger(at) || texts.some((text) => typeof text !== 'string' || text === '')) {
    return undefined;
  }
  return value as TokenPayload;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
