const shape = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/**
 * Whether a text is an IBAN with a right check number (ISO 13616: the rearranged number is 1 modulo
 * 97). Upper case without spaces, as it is stored; whether the account exists only its bank knows.
 */
export function isIban(text: string): boolean {
  if (!shape.test(text)) return false;

  const rearranged = text.slice(4) + text.slice(0, 4);
  // A is 10, B is 11, and so on, which is what base 36 says.
  const digits = [...rearranged].map((letter) => Number.parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
