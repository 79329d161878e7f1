import { encodeJson } from '../../core/encoding/json.ts';
import type { Link } from '../../core/programs/program.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { shapeOfSlug } from '../../core/tracking/slug-shape.ts';
import { isFreeFor, type LinkOwner } from './is-free-for.ts';
import { linkKey, linksIndex, slugShapeKey } from './keys/program-keys.ts';
import type { Condition } from './put-item.ts';
import type { Item, Table } from './table.ts';
import { part, type TransactionPart, writeTogether } from './write-together.ts';

/**
 * Saving and renaming links. With each link goes the shape of its slug, which from then on is its
 * merchant's for good: neither a slug nor one that looks like it ever leads to somebody else.
 */
export function dynamoLinkChanges(table: Table): Pick<ProgramRegistry, 'saveLink' | 'renameLink'> {
  return {
    async saveLink(link) {
      const owner = ownerOf(link);
      const free = isFreeFor(owner);
      const isLink = `(${free.expression}) AND attribute_not_exists(aliasOf)`;
      const refused = await writeTogether(table.documents, [
        part.put(table, itemOf(link), { ...free, expression: isLink }),
        claimShape(table, link),
      ]);
      if (refused.length === 0) return 'saved';
      if (!refused.includes(0)) return 'look-alike';
      const known = await table.get(linkKey(link.slug));
      return known?.aliasOf !== undefined && isOwn(known, owner) ? 'renamed' : 'taken';
    },

    async renameLink(link, slug) {
      const { formerSlugs = [], ...unnamed } = link;
      const isOther = (former: string) => former.toLowerCase() !== slug.toLowerCase();
      const earlier = formerSlugs.filter(isOther);
      const renamed = { ...unnamed, slug, formerSlugs: [...earlier, link.slug] };
      const refused = await writeTogether(table.documents, [
        part.put(table, itemOf(renamed), isFreeOrLeadsTo(link)),
        claimShape(table, renamed),
        part.put(table, aliasOf(link.slug, renamed), isStill(link)),
        ...earlier.map((former) => part.put(table, aliasOf(former, renamed), leadsTo(link))),
      ]);
      if (refused.length === 0) return 'renamed';
      if (refused.includes(0)) return 'taken';
      return refused.includes(1) ? 'look-alike' : 'changed';
    },
  };
}

function ownerOf({ merchantId, programId, creatorId }: Link): LinkOwner {
  return { merchantId, programId, creatorId };
}

function isOwn(item: Item, { merchantId, programId, creatorId }: LinkOwner): boolean {
  return (
    item.merchantId === merchantId && item.programId === programId && item.creatorId === creatorId
  );
}

function itemOf(link: Link): Item {
  const index = linksIndex(link.merchantId, link.creatorId, link.slug);
  return { ...linkKey(link.slug), ...index, ...ownerOf(link), body: encodeJson(link) };
}

/** In no list: it only leads on. */
function aliasOf(former: string, link: Link): Item {
  return { ...linkKey(former), ...ownerOf(link), aliasOf: link.slug };
}

function claimShape(table: Table, { slug, merchantId }: Link): TransactionPart {
  const item = { ...slugShapeKey(shapeOfSlug(slug)), merchantId };
  return part.put(table, item, {
    expression: 'attribute_not_exists(pk) OR merchantId = :merchant',
    values: { ':merchant': merchantId },
  });
}

/** It is a former slug of this link. */
function leadsTo({ slug, merchantId }: Link): Condition {
  return {
    expression: 'merchantId = :merchant AND aliasOf = :slug',
    values: { ':merchant': merchantId, ':slug': slug },
  };
}

/** Nobody has it, or it is a former slug of this link. */
function isFreeOrLeadsTo(link: Link): Condition {
  const { expression, values } = leadsTo(link);
  return {
    expression: `attribute_not_exists(pk) OR (${expression})`,
    ...(values ? { values } : {}),
  };
}

function isStill(link: Link): Condition {
  return { expression: 'body = :body', values: { ':body': encodeJson(link) } };
}
