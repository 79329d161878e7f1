/** Whether a text has the form of a link's slug. */
export function isSlug(text: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,63}$/.test(text);
}
