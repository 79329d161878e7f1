const percent = /^(\d{1,3})(?:\.(\d{1,2}))?\s?%?$/;

/** Hundredths of a percent as people write them: `15`, `15%`, `12.5 %`. `undefined`: not from 0 to 100 %. */
export function readBasisPoints(text: string): number | undefined {
  const [, whole, fraction = ''] = percent.exec(text) ?? [];
  if (whole === undefined) return undefined;
  // Put together as text: a percentage is never a float.
  const basisPoints = Number(`${whole}${fraction.padEnd(2, '0')}`);
  return basisPoints <= 10_000 ? basisPoints : undefined;
}
