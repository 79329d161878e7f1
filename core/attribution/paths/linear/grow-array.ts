/** The array, or a copy of at least twice its size, with room for `length` items; new items are 0. */
export function growFloats(array: Float64Array<ArrayBuffer>, length: number) {
  if (length <= array.length) return array;

  const larger = new Float64Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

/** As `growFloats`, for whole numbers. */
export function growIntegers(array: Int32Array<ArrayBuffer>, length: number) {
  if (length <= array.length) return array;

  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
