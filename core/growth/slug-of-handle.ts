/** Leaves room for what tells a product, or a namesake, apart. */
const maxLength = 50;

/** A slug made of a handle, for the `attempt`-th try, which counts from 1: `mia.mountain` is `mia-mountain`, then `mia-mountain-2`. */
export function slugOfHandle(handle: string, attempt: number): string {
  const letters = handle
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replaceAll(/^[-_]+|[-_]+$/g, '')
    .slice(0, maxLength);
  const slug = letters === '' ? 'creator' : letters;
  return attempt === 1 ? slug : `${slug}-${attempt}`;
}
