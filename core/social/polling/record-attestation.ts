import { type DisclosureAttestation, detectDisclosure } from '../disclosure/index.ts';
import { judgeDisclosure } from './judge-disclosure.ts';
import type { RecordedContent } from './record-content.ts';
import type { StoredContent } from './stored-content.ts';
import { toContentChange } from './to-content-change.ts';

/**
 * What a post becomes by what a person saw in it. What its platform or its words say clearly, nobody talks away.
 *
 * @throws RangeError for an attestation without evidence.
 */
export function recordAttestation(
  known: StoredContent,
  attestation: DisclosureAttestation,
): RecordedContent {
  const { at } = attestation;
  const attestations = [...(known.attestations ?? []), attestation];
  const attested = detectDisclosure(known, attestations);
  const { reason } = known.disclosure;
  const isSaid = reason === 'platform-label' || reason === 'words';
  const content: StoredContent = {
    ...{ ...known, attestations, version: known.version + 1 },
    ...judgeDisclosure(known, isSaid ? known.disclosure : attested, at),
  };
  return { content, change: toContentChange(content, 'attested', at) };
}
