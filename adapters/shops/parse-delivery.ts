import { type LosslessJson, parseJsonLosslessly } from '../json/parse-json-losslessly.ts';
import type { ParsedDelivery } from './shop-adapter.ts';
import { UnusableContentError } from './unusable-content-error.ts';

/** Parses a body as JSON and reads it; what `read` finds unusable becomes a rejection with its reason. */
export function parseDelivery(
  body: Uint8Array,
  read: (json: LosslessJson) => ParsedDelivery,
): ParsedDelivery {
  const json = parseJsonLosslessly(body);
  if ('refusal' in json) return { kind: 'not-parseable', detail: json.refusal };
  try {
    return read(json.value);
  } catch (error) {
    if (!(error instanceof UnusableContentError)) throw error;
    const { reason, message: detail } = error;
    return { kind: 'rejected', rejection: { reason, detail } };
  }
}
