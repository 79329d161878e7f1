import type { Link } from '../../core/programs/program.ts';
import { requireKey } from '../shared/http/caller.ts';
import type { JsonRequest } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { renameSchema } from './link-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { slugConflict } from './slug-conflict.ts';

/** With more, who reads an old address would have to be asked what it once was. */
const maxFormerSlugs = 20;

/**
 * Gives a link another slug.
 *
 * @throws ProblemError 404 for a link that this merchant does not have, 409 for a slug that it cannot have.
 */
export async function renameLink(
  { directory, registry }: ManageProgramsPorts,
  { caller, parameters, body }: JsonRequest,
): Promise<Link> {
  const { slug } = parseRequest(renameSchema, body);
  const link = await directory.findLink(parameters.slug ?? '');
  if (link?.merchantId !== requireKey(caller).merchantId) throw notFound();
  if (slug === link.slug) return link;

  // In another case it is the same slug, and there is nothing to lead on from.
  const isSame = slug.toLowerCase() === link.slug.toLowerCase();
  if (!isSame && (link.formerSlugs ?? []).length >= maxFormerSlugs) {
    throw conflict(
      '/problems/renamed-too-often',
      `A link has at most ${maxFormerSlugs} former slugs.`,
    );
  }
  const outcome = isSame
    ? await registry.saveLink({ ...link, slug })
    : await registry.renameLink(link, slug);
  if (outcome !== 'renamed' && outcome !== 'saved') throw slugConflict(outcome);
  return (await directory.findLink(slug)) ?? { ...link, slug };
}
