import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { sha256 } from '../crypto/sha256.ts';

/**
 * A key at a rail for something of ours: the same for the same parts, another for all others however they are put together,
 * and of 64 characters after its purpose, whatever is in the parts.
 */
export function deriveKey(purpose: string, ...parts: readonly string[]): string {
  return `${purpose}-${sha256(canonicalJson(parts))}`;
}
