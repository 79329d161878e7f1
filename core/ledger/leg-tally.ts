import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Sha256 } from '../encoding/hashing.ts';

/**
 * A set of legs in a few bytes: how many, and the sum of their digests. Two sets that were put together in
 * different orders, a part at a time, have the same tally if and (but for a collision) only if they are equal.
 */
export type LegTally = { readonly count: number; readonly digest: bigint };

export const emptyTally: LegTally = { count: 0, digest: 0n };

/** Digests are summed modulo this. */
const modulus = 2n ** 128n;

/** A tally with one more leg: its id, and everything about it that both sides must agree on. */
export function addToTally({ count, digest }: LegTally, leg: unknown, sha256: Sha256): LegTally {
  const own = BigInt(`0x${sha256(canonicalJson(leg)).slice(0, 32)}`);
  return { count: count + 1, digest: (digest + own) % modulus };
}
