const decimal = /^[ \t]*((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[ \t]*$/;

/**
 * Reads a decimal number that is finite and not negative, such as `3`, `0.25` or `1e+05`; spaces
 * around it do not count. Answers `undefined` for anything else: a sign, `NA`, hexadecimals, nothing.
 */
export function readPathNumber(text: string): number | undefined {
  const [, digits] = decimal.exec(text) ?? [];
  const number = digits === undefined ? Number.NaN : Number(digits);
  return Number.isFinite(number) ? number : undefined;
}
