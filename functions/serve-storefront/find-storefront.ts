import type { Storefront, StorefrontStore } from '../../core/growth/storefront.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';

export type FindStorefrontPorts = {
  readonly directory: Pick<
    ProgramDirectory,
    'findLink' | 'findProgram' | 'findEnrolment' | 'findMerchant'
  >;
  readonly storefronts: Pick<StorefrontStore, 'find'>;
  readonly now: () => Instant;
};

export type FoundStorefront = {
  readonly storefront: Storefront;
  readonly program: Program;
  readonly merchantName: string;
};

/**
 * The public page under a slug: of a creator who is in the program, whose link is good now. A former slug leads to
 * it as it leads to the link. The link of a product has no page.
 */
export async function findStorefront(
  ports: FindStorefrontPorts,
  slug: string,
): Promise<FoundStorefront | undefined> {
  const { directory, storefronts, now } = ports;
  const link = await directory.findLink(slug);
  const at = now();
  if (link === undefined || link.activeFrom > at || (link.inactiveFrom ?? at + 1) <= at) {
    return undefined;
  }
  const { merchantId, programId, creatorId } = link;
  const [storefront, program, enrolment, merchant] = await Promise.all([
    storefronts.find(merchantId, programId, creatorId),
    directory.findProgram(merchantId, programId),
    directory.findEnrolment(merchantId, programId, creatorId),
    directory.findMerchant(merchantId),
  ]);
  if (storefront === undefined || program === undefined || merchant === undefined) return undefined;
  const isIn = enrolment !== undefined && (enrolment.leftAt ?? at + 1) > at;
  if (!isIn || !(await isItsSlug(ports, storefront.slug, link.slug))) return undefined;
  return { storefront, program, merchantName: merchant.name };
}

/** The link may have been renamed since the storefront was saved. */
async function isItsSlug(
  { directory }: FindStorefrontPorts,
  saved: string,
  present: string,
): Promise<boolean> {
  if (saved.toLowerCase() === present.toLowerCase()) return true;
  return (await directory.findLink(saved))?.slug === present;
}
