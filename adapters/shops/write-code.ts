/** A discount code in upper case: shops compare codes without case. */
export function writeCode(code: string): string {
  return code.trim().toUpperCase();
}
