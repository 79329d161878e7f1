/**
 * Whether a text is an ABA routing number with a right check digit: nine digits, whose sum weighted by 3, 7 and 1 is a multiple
 * of ten (ABA Routing Number Policy).
 */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  const weights = [3, 7, 1];
  const sum = [...text].reduce(
    (total, digit, place) => total + Number(digit) * (weights[place % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}
