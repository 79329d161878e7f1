import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { Favourite } from '../../../core/growth/prospect.ts';
import type { ShelfItem } from '../../../core/growth/storefront.ts';
import type { Program } from '../../../core/programs/program.ts';
import { validateDestination } from '../../../core/tracking/validate-destination.ts';
import { type MakeLinkPorts, makeLink } from './make-link.ts';

export type FillShelfPorts = MakeLinkPorts & { readonly sha256: Sha256 };

/**
 * The shelf of a creator's storefront: each product with a link of its own, so that its clicks are touches. The same
 * address comes to the same link. What may not be led to any more, because the program's hosts changed, is left out.
 *
 * @param slug of the storefront; the links' slugs begin with it.
 */
export async function fillShelf(
  ports: FillShelfPorts,
  program: Program,
  { creatorId, slug }: { readonly creatorId: string; readonly slug: string },
  products: readonly Favourite[],
): Promise<ShelfItem[]> {
  const shelf: ShelfItem[] = [];
  // One by one: two of one address are one link.
  for (const product of products) {
    if (validateDestination(product.url, program.landingHosts) !== undefined) continue;
    const digest = ports.sha256(product.url);
    const link = { creatorId, destination: product.url };
    const made = await makeLink(
      ports,
      program,
      link,
      (attempt) => `${slug.slice(0, 54)}-${digest.slice(0, Math.min(5 + attempt, 9))}`,
    );
    if (made !== undefined) shelf.push({ ...product, slug: made.slug });
  }
  return shelf;
}
