export { canonicalJson } from './canonical-json.ts';
export type { Sha256 } from './hashing.ts';
export { decodeJson, encodeJson } from './json.ts';
