import type { ProspectEnrolment } from '../../../core/growth/prospect.ts';
import type { Program } from '../../../core/programs/program.ts';

/**
 * What a new creator is told: the link to share, the code, and the page.
 *
 * @param origin by which the API was reached.
 */
export function toEnrolmentAddresses(
  { creatorId, slug, code }: ProspectEnrolment,
  { linkHost }: Pick<Program, 'linkHost'>,
  origin: string,
) {
  const base = linkHost === undefined ? origin : `https://${linkHost}`;
  return { creatorId, link: `${base}/r/${slug}`, code, storefront: `${base}/s/${slug}` };
}
