import type { Sha256 } from '../../core/encoding/hashing.ts';

const usable = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The id of a run that somebody asks for: the idempotency key, or its digest if the key could not
 * stand in the name of a file, or could be taken for the scheduled run of a day.
 */
export function chooseRunId(idempotencyKey: string, sha256: Sha256): string {
  if (usable.test(idempotencyKey) && !day.test(idempotencyKey)) return idempotencyKey;
  return `run-${sha256(idempotencyKey).slice(0, 32)}`;
}
