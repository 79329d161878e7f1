import { createHash } from 'node:crypto';
import type { Sha256 } from '../../core/encoding/hashing.ts';

/** The implementation of `Sha256` with Node's own digest. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
