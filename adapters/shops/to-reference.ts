import type { Reference } from '../../core/references/reference-id.ts';

const maxReferenceLength = 200;

/** What a payment provider may know a sale by; texts that cannot be such a name are none. */
export function toReference(
  kind: Reference['kind'],
  value: string | null | undefined,
): readonly Reference[] {
  const isReference = value && value.length <= maxReferenceLength && /^[\x21-\x7e]+$/.test(value);
  return isReference ? [{ kind, value }] : [];
}
