/** Whether a text has the form of a link's slug. Two that differ in case only are the same slug. */
export function isSlug(text: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,63}$/.test(text);
}
