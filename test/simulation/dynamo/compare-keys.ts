const surrogate = /[\ud800-\udfff]/;

/** Orders texts as DynamoDB orders keys: by their bytes in UTF-8. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  // Code units and bytes agree but where a character beyond U+FFFF meets one below it.
  if (surrogate.test(a) || surrogate.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}
