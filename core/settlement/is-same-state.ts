import { canonicalJson } from '../encoding/canonical-json.ts';
import type { ConversionState } from './conversion.ts';

/** Whether a write would change nothing but the version and the time of the write. */
export function isSameState(previous: ConversionState | undefined, next: ConversionState): boolean {
  if (previous === undefined) return false;
  return (
    canonicalJson({ ...next, version: 0, updatedAt: 0 }) ===
    canonicalJson({ ...previous, version: 0, updatedAt: 0 })
  );
}
