import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Sha256 } from '../encoding/hashing.ts';
import type { Prospect } from './prospect.ts';
import type { ProspectPointer } from './prospect-store.ts';
import type { SocialHandle } from './social-handle.ts';

/**
 * The id of the prospect that a captured handle belongs to. Of who is proven to be a person there is one for each
 * program, found under any hash. What is only claimed is one for each handle: two who name the same address never
 * come to the same thing, and never to the proven person's.
 *
 * @param found what the hashes lead to already.
 * @throws RangeError without a hash: nobody could ever find it again to erase it.
 */
export function nameProspect(
  capture: Pick<Prospect, 'merchantId' | 'programId' | 'identity' | 'personHashes'> & {
    readonly handle: SocialHandle;
  },
  found: readonly ProspectPointer[],
  sha256: Sha256,
): string {
  const { merchantId, programId, identity, personHashes, handle } = capture;
  const [hash] = personHashes.toSorted();
  if (hash === undefined) throw new RangeError('A prospect has a hash of a person.');
  const parts = [merchantId, programId, identity, hash];
  if (identity === 'claimed') {
    return sha256(canonicalJson([...parts, handle.platform, handle.handle])).slice(0, 32);
  }
  const known = found
    .filter((each) => each.programId === programId && each.identity === 'proven')
    .map(({ prospectId }) => prospectId)
    .toSorted();
  return known[0] ?? sha256(canonicalJson(parts)).slice(0, 32);
}
