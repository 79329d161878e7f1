/** One text per key of an item, whatever the order of its attributes. */
export function itemKeyText(key: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
}
