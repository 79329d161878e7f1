import { sha256 } from '../crypto/sha256.ts';

/** ISO 20022 gives identifications this many characters (Max35Text). */
const maxLength = 35;
const digestLength = 12;

/**
 * An id as a bank file can carry it: itself where it fits, else its beginning with a digest of the
 * whole, so that the same id always has the same form and two ids never share one by being cut.
 */
export function shortenId(id: string): string {
  if (id.length <= maxLength && /^[A-Za-z0-9.-]+$/.test(id)) return id;

  const beginning = id.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, maxLength - digestLength - 1);
  return `${beginning}-${sha256(id).slice(0, digestLength)}`;
}
