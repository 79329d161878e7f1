import type { Link } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';

/** `not-found`: nobody has it, or not yet; `gone`: it has ended. */
export type ClosedLink = 'not-found' | 'gone';

/** A link that leads somewhere at this moment, or why it does not. */
export async function findOpenLink(
  links: Pick<ProgramDirectory, 'findLink'>,
  slug: string,
  now: Instant,
): Promise<Link | ClosedLink> {
  const link = await links.findLink(slug);
  if (link === undefined || link.activeFrom > now) return 'not-found';
  return link.inactiveFrom !== undefined && link.inactiveFrom <= now ? 'gone' : link;
}
