/** The hash of no bytes. */
export const hashSeed = 0x811c9dc5 | 0;
const hashPrime = 0x01000193;

/** Takes one more byte of a name into its hash: FNV-1a, which begins with `hashSeed`. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, hashPrime);
}

/** The hash of the name in `bytes[from..to)`. */
export function hashName(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashSeed;
  for (let at = from; at < to; at += 1) hash = hashByte(hash, bytes[at] as number);
  return hash;
}
