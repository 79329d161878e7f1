import type { Admission, AdmissionRequest } from './admission.ts';
import type { Allowance } from './allowance.ts';
import { isSameKey } from './is-same-key.ts';

/**
 * The next revision of a conversion's admission, before its outcome is known.
 *
 * @throws RangeError if the amount is negative, or if `previous` is of another conversion or
 *   allowance.
 */
export function makeAdmission(
  { key }: Pick<Allowance, 'key'>,
  { conversionId, units, touchedAt, at }: AdmissionRequest,
  previous: Admission | undefined,
): Omit<Admission, 'outcome' | 'notices'> {
  if (units < 0n)
    throw new RangeError(`The conversion ${conversionId} asks for less than nothing.`);
  if (previous !== undefined && !isOf(previous, { key, conversionId })) {
    throw new RangeError(
      `The admission of ${previous.conversionId} to ${previous.key.id} is not that of ${conversionId} to ${key.id}.`,
    );
  }
  const revision = (previous?.revision ?? 0) + 1;
  return { key, conversionId, revision, units, touchedAt, decidedAt: at };
}

function isOf(previous: Admission, of: Pick<Admission, 'key' | 'conversionId'>): boolean {
  return previous.conversionId === of.conversionId && isSameKey(previous.key, of.key);
}
