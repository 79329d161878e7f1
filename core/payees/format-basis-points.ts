/** Hundredths of a percent for people: 1500 is `15 %`, 1250 is `12.5 %`. */
export function formatBasisPoints(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return `${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`} %`;
}
