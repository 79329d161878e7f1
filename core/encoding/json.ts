const bigintKey = '$bigint';

/**
 * Writes plain data as JSON; a bigint becomes `{"$bigint":"123"}`, so that no amount passes through
 * a float on its way through a store. Fields that are `undefined` are left out.
 *
 * @throws RangeError if the data itself has a field `$bigint`, or a number that is not finite:
 *   neither would come back as it was.
 */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => encodePart(part));
}

/** Reads what `encodeJson` wrote. The caller states the type; the text is our own. */
export function decodeJson<Value = unknown>(text: string): Value {
  const value: unknown = JSON.parse(text);
  // Several times as fast as a reviver, which is called for every part of every text.
  return (text.includes(bigintKey) ? decodePart(value) : value) as Value;
}

function decodePart(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  const parts = part as Record<string, unknown>;
  if (Object.hasOwn(parts, bigintKey)) return BigInt(parts[bigintKey] as string);
  for (const name of Object.keys(parts)) {
    const inner = parts[name];
    const decoded = decodePart(inner);
    if (decoded !== inner) parts[name] = decoded;
  }
  return parts;
}

/** One value in the form that JSON has for it; the parts inside it are the caller's to encode. */
export function encodePart(part: unknown): unknown {
  if (typeof part === 'bigint') return { [bigintKey]: part.toString() };
  if (typeof part === 'number' && !Number.isFinite(part)) {
    throw new RangeError(`${part} has no form in JSON.`);
  }
  if (typeof part === 'object' && part !== null && Object.hasOwn(part, bigintKey)) {
    throw new RangeError(`A field named ${bigintKey} is reserved for encoded amounts.`);
  }
  return part;
}
