import type { Sha256 } from '../../../core/encoding/hashing.ts';

/** A plan of hundreds of rules fits; a set of thousands of weights is named by its digest. */
const maxBytes = 100_000;

/** What an audit entry keeps of a document: all of it, or, of a large one, by what it can be recognised. */
export function shortenForAudit(document: unknown, sha256: Sha256): unknown {
  if (document === undefined) return undefined;
  const text = JSON.stringify(document);
  const bytes = Buffer.byteLength(text);
  return bytes <= maxBytes ? document : { omitted: 'too-large', bytes, sha256: sha256(text) };
}
