import { type SubIds, subIdNames } from '../attribution/touch.ts';
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
  /** Empty only where something follows. */
  contentId?: string,
  /** One for each place, separated by commas, which no sub-id holds; likewise. */
  subIds?: string,
  askedBy?: 'agent',
];

const longestPayload = 10;

/** Longer texts are no tokens of ours; they are refused before anything is computed. */
export const maxTokenLength = 2_048;

export function signedPart(keyId: string, payload: string): string {
  return `v1.${keyId}.${payload}`;
}

/** The payload's fields, or `undefined` if the text does not hold exactly these. */
export function readPayload(json: string): TokenPayload | undefined {
  const value = parseJson(json);
  if (!Array.isArray(value) || value.length < 7 || value.length > longestPayload) return undefined;

  const isField = (field: unknown, place: number) => {
    if (place === 6) return Number.isSafeInteger(field);
    if (place === 9) return field === 'agent';
    const mayBeEmpty = place > 6 && place < value.length - 1;
    return typeof field === 'string' && (field !== '' || mayBeEmpty);
  };
  return value.every(isField) ? (value as TokenPayload) : undefined;
}

/** Sub-ids as a token holds them; empty if there are none. */
export function packSubIds(subIds: SubIds = {}): string {
  const packed = subIdNames.map((name) => subIds[name] ?? '').join(',');
  return packed.replace(/,+$/, '');
}

export function unpackSubIds(packed: string): SubIds {
  const values = packed.split(',');
  const pairs = subIdNames.map((name, place) => [name, values[place] ?? ''] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
