import type { Link, Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { isReservedSlug } from '../../../core/tracking/is-reserved-slug.ts';

export type MakeLinkPorts = {
  readonly directory: Pick<ProgramDirectory, 'findLink'>;
  readonly registry: Pick<ProgramRegistry, 'saveLink'>;
  readonly now: () => Instant;
};

/** So many others have a slug like it before there is none. */
const maxAttempts = 50;

/**
 * Makes a creator's link under the first slug that is free; one that the creator has under it already stays as it is.
 * `undefined` if none of them is free.
 *
 * @param slugOf the slug of an attempt; attempts count from 1.
 */
export async function makeLink(
  { directory, registry, now }: MakeLinkPorts,
  program: Program,
  link: Pick<Link, 'creatorId' | 'destination'>,
  slugOf: (attempt: number) => string,
): Promise<Link | undefined> {
  const { merchantId, programId } = program;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const slug = slugOf(attempt);
    if (isReservedSlug(slug)) continue;
    const known = await directory.findLink(slug);
    if (known !== undefined && isOwn(known, { merchantId, programId, ...link })) return known;
    if (known !== undefined) continue;
    const made = {
      merchantId,
      slug,
      programId,
      ...link,
      utm: { ...program.utm },
      activeFrom: now(),
    };
    if ((await registry.saveLink(made)) === 'saved') return made;
  }
  return undefined;
}

function isOwn(
  known: Link,
  owner: Pick<Link, 'merchantId' | 'programId' | 'creatorId' | 'destination'>,
): boolean {
  return (
    known.merchantId === owner.merchantId &&
    known.programId === owner.programId &&
    known.creatorId === owner.creatorId &&
    known.destination === owner.destination
  );
}
