import type { Sha256 } from '../../core/encoding/hashing.ts';

/**
 * The id of a hold: the conversion, and a part of its own from the key under which it was asked
 * for. So asking twice makes one hold, and its id alone leads to the conversion.
 */
export function holdIdOf(conversionId: string, idempotencyKey: string, sha256: Sha256): string {
  return `${conversionId}~${sha256(idempotencyKey).slice(0, 16)}`;
}

/**
 * The conversion that a hold's id names, whether a person opened the hold, or an assessment or a dispute
 * did, which it names; undefined for what is no such id.
 */
export function conversionOfHold(holdId: string): string | undefined {
  return /^(.+~.+)~(?:[0-9a-f]{16}|leaked-code|cookie-stuffing|possible-duplicate|awaits-first-payment|unconfirmed|dispute-[\w-]{1,64})$/s.exec(
    holdId,
  )?.[1];
}
