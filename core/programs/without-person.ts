import type { Instant } from '../time/instant.ts';
import type { Creator } from './program.ts';

/** A creator of whom nothing is known but the id and who was paid for it; books are kept by the id. */
export function withoutPerson({ payoutMethod: _, ...creator }: Creator, at: Instant): Creator {
  return { ...creator, name: 'Erased', identityHashes: [], erasedAt: creator.erasedAt ?? at };
}
