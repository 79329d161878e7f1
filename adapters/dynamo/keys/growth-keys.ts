import type { Instant } from '../../../core/time/instant.ts';
import type { VettedSubject } from '../../../core/vetting/evidence-store.ts';
import { at13, type IndexKey, type ItemKey, tenant } from './item-key.ts';
import { creatorPartition } from './program-keys.ts';
import { customerPartition } from './touch-keys.ts';

/*
 * Keys of storefronts, of customers who may become creators, and of figures about both.
 *
 * Programs
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | a creator's public page in a program  |         | TENANT#<m>#CREATOR#<creator>         | STOREFRONT#<program>              |
 * | figures of a creator's accounts       |         | TENANT#<m>#CREATOR#<creator>         | FIGURES#<platform>                |
 *
 * Touches
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | the handles that a person left        |         | TENANT#<m>#CUSTOMER#<hash>           | PROSPECT#<prospect>               |
 * | a customer who left a handle          |         | TENANT#<m>#PROSPECT#<prospect>       | PROSPECT                          |
 * | figures of this customer's accounts   |         | TENANT#<m>#PROSPECT#<prospect>       | FIGURES#<platform>                |
 * | those who are no creators, by the last capture | byIndex | TENANT#<m>#PROSPECTS         | <changedAt>#<prospect>            |
 */

export const storefrontKey = (m: string, programId: string, creatorId: string): ItemKey => ({
  pk: creatorPartition(m, creatorId),
  sk: `STOREFRONT#${programId}`,
});

const prospectPartition = (m: string, prospectId: string): string =>
  `${tenant(m)}#PROSPECT#${prospectId}`;
export const prospectKey = (m: string, prospectId: string): ItemKey => ({
  pk: prospectPartition(m, prospectId),
  sk: 'PROSPECT',
});
export const openProspectsPartition = (m: string): string => `${tenant(m)}#PROSPECTS`;
export const openProspectIndex = (
  m: string,
  prospect: { readonly prospectId: string; readonly changedAt: Instant },
): IndexKey => ({
  ipk: openProspectsPartition(m),
  isk: `${at13(prospect.changedAt)}#${prospect.prospectId}`,
});
export const prospectPointerPrefix = 'PROSPECT#';
/** Beside a person's orders, so that whoever erases the person finds it. */
export const prospectPointerKey = (m: string, personHash: string, prospectId: string): ItemKey => ({
  pk: customerPartition(m, personHash),
  sk: `${prospectPointerPrefix}${prospectId}`,
});

/** Of creators in Programs, of prospects in Touches: who goes takes them along. */
export const figuresPartition = (m: string, { kind, id }: VettedSubject): string =>
  kind === 'creator' ? creatorPartition(m, id) : prospectPartition(m, id);
export const figuresPrefix = 'FIGURES#';
export const figuresKey = (m: string, subject: VettedSubject, platform: string): ItemKey => ({
  pk: figuresPartition(m, subject),
  sk: `${figuresPrefix}${platform}`,
});
