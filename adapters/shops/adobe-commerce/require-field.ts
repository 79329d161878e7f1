import { UnusableContentError } from '../unusable-content-error.ts';

/**
 * A field without which nobody can say what is owed.
 *
 * @throws UnusableContentError `missing-field`, which tells what to add to the hook.
 */
export function requireField<Value>(field: string, value: Value | null | undefined): Value {
  if (value !== undefined && value !== null && value !== '') return value;
  const detail = `${field} is missing: add it to the fields that the hook sends.`;
  throw new UnusableContentError('missing-field', detail);
}
