/**
 * SHA-256 of a text's UTF-8 bytes, in lower-case hex. It is an argument because `core/` calls
 * nothing outside itself; `adapters/crypto/sha256.ts` is the one implementation.
 */
export type Sha256 = (text: string) => string;
