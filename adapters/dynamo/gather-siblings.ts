import type { Instant } from '../../core/time/instant.ts';
import type { PersonMarks } from './person-marks.ts';

/** What one hash has, and since when that is known of the hash that was asked for. */
export type Gathered<Found> = { readonly found: Found; readonly since: Instant };

/**
 * What is kept under a hash, and under those of its siblings, and of theirs: a pepper may have been
 * rotated more than once. Nothing if any of them was erased. The hash itself comes first.
 *
 * @param until siblings that were learnt of later do not count.
 */
export async function gatherSiblings<Found>(
  personHash: string,
  until: Instant,
  read: (personHash: string) => Promise<{ readonly found: Found } & PersonMarks>,
): Promise<Gathered<Found>[]> {
  const gathered: Gathered<Found>[] = [];
  const known = new Set([personHash]);
  let next = [{ personHash, since: 0 }];
  while (next.length > 0) {
    const answers = await Promise.all(
      next.map(async ({ personHash: hash, since }) => ({ since, ...(await read(hash)) })),
    );
    if (answers.some(({ erasedAt }) => erasedAt !== undefined)) return [];
    gathered.push(...answers.map(({ found, since }) => ({ found, since })));
    next = answers.flatMap(({ since, siblings }) =>
      siblings.flatMap((sibling) => {
        if (sibling.recordedAt > until || known.has(sibling.personHash)) return [];
        known.add(sibling.personHash);
        return [{ personHash: sibling.personHash, since: Math.max(since, sibling.recordedAt) }];
      }),
    );
  }
  return gathered;
}
