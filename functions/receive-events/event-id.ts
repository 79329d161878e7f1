import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';

/** Apart from the ids of clicks, and apart from another merchant's events of the same id. */
export function touchIdOf(sha256: Sha256, merchantId: string, eventId: string): string {
  return `event-${sha256(canonicalJson([merchantId, eventId])).slice(0, 32)}`;
}
