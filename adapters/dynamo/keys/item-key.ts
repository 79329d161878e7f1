import type { Instant } from '../../../core/time/instant.ts';

/*
 * Every partition key begins with the merchant, so that a role scoped by dynamodb:LeadingKeys can
 * reach one merchant only. Three things are not one merchant's: lists of merchants, the list of batches that a rail is
 * asked about, so that asking costs what is open and not what exists, and slugs with their shapes, because an address
 * carries no merchant. Nothing scans but the nightly verification and exports of the books. Every access pattern is in
 * the tables at the top of the files beside this one.
 *
 * Numbers in keys are padded, so that texts sort as they do: instants have 13 digits (milliseconds),
 * entries 12, revisions 8.
 */

export type ItemKey = { readonly pk: string; readonly sk: string };

/** Where an item appears in `byIndex`. */
export type IndexKey = { readonly ipk: string; readonly isk: string };

export const at13 = (at: Instant): string => String(at).padStart(13, '0');
export const pad = (count: number, digits: number): string => String(count).padStart(digits, '0');

/** A merchant's id comes from addresses and tokens, too: it must not reach beyond its own keys. */
export const tenant = (merchantId: string): string => `TENANT#${merchantId.replaceAll('#', '%23')}`;

export const requestKey = (m: string, key: string): ItemKey => ({
  pk: `${tenant(m)}#IDEMPOTENCY#${key}`,
  sk: 'REQUEST',
});

/** The same text always goes to the same shard (FNV-1a, 32 bits). */
export function shardOf(text: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % shards;
}
