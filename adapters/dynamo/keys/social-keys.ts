import type { SocialAccountKey, SocialStartKey } from '../../../core/social/accounts/index.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { at13, type IndexKey, type ItemKey, tenant } from './item-key.ts';

/*
 * Keys of accounts at platforms, of their posts and of figures about them.
 *
 * Programs
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | a creator's account at a platform     |         | TENANT#<m>#SOCIAL#<account>          | ACCOUNT                           |
 * | all of them, by creator               | byIndex | TENANT#<m>#SOCIAL-ACCOUNTS           | <creator>#<account>               |
 * | what opens it                         |         | TENANT#<m>#SOCIAL#<account>          | GRANT                             |
 * | how far it is polled                  |         | TENANT#<m>#SOCIAL#<account>          | POLL                              |
 * | what is to be polled, by due time     | byIndex | TENANT#<m>#SOCIAL-DUE                | <nextAt>#<account>                |
 * | a post of it                          |         | TENANT#<m>#SOCIAL#<account>          | CONTENT#<content>                 |
 * | its posts, by time                    | byIndex | TENANT#<m>#SOCIAL#<account>#CONTENTS | <publishedAt>#<content>           |
 * | what became of a post                 |         | TENANT#<m>#SOCIAL#<account>          | CHANGE#<at>#<kind>#<content>      |
 * | a connection that is being made       |         | TENANT#<m>#SOCIAL-START#<start>      | START                             |
 * | the merchant's app at a platform      |         | TENANT#<m>                           | SOCIAL-APP#<platform>             |
 *
 * Touches
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | figures of a post or an account, by time |      | TENANT#<m>#SOCIAL#<account>          | SNAPSHOT#<content>#<at>           |
 * | units used of a platform's limit      |         | TENANT#<m>#SOCIAL-QUOTA#<limit>      | UNITS                             |
 */

const socialPartition = ({ merchantId, accountId }: SocialAccountKey): string =>
  `${tenant(merchantId)}#SOCIAL#${accountId}`;
export const socialAccountKey = (key: SocialAccountKey): ItemKey => ({
  pk: socialPartition(key),
  sk: 'ACCOUNT',
});
export const socialAccountsIndex = (m: string, creatorId: string, accountId = ''): IndexKey => ({
  ipk: `${tenant(m)}#SOCIAL-ACCOUNTS`,
  isk: `${creatorId}#${accountId}`,
});
export const socialGrantKey = (key: SocialAccountKey): ItemKey => ({
  pk: socialPartition(key),
  sk: 'GRANT',
});
export const socialPollKey = (key: SocialAccountKey): ItemKey => ({
  pk: socialPartition(key),
  sk: 'POLL',
});
export const socialDueIndex = (m: string, nextAt: Instant, accountId: string): IndexKey => ({
  ipk: `${tenant(m)}#SOCIAL-DUE`,
  isk: `${at13(nextAt)}#${accountId}`,
});
/** The places of what is due at or before a moment. */
export const socialDueUntil = (until: Instant): { from: string; last: string } => ({
  from: '0',
  last: at13(until + 1),
});
export const socialContentKey = (key: SocialAccountKey, contentId: string): ItemKey => ({
  pk: socialPartition(key),
  sk: `CONTENT#${contentId}`,
});
export const socialContentsIndex = (
  key: SocialAccountKey,
  publishedAt: Instant,
  contentId: string,
): IndexKey => ({
  ipk: `${socialPartition(key)}#CONTENTS`,
  isk: `${at13(Math.max(publishedAt, 0))}#${contentId}`,
});
/** The places of posts from a moment on. */
export const socialContentsFrom = (from: Instant): { from: string; last: string } => ({
  from: at13(Math.max(from, 0)),
  last: '~',
});
export const socialChangePrefix = 'CHANGE#';
export const socialChangeKey = (
  key: SocialAccountKey,
  change: { readonly at: Instant; readonly kind: string; readonly contentId: string },
): ItemKey => ({
  pk: socialPartition(key),
  sk: `${socialChangePrefix}${at13(change.at)}#${change.kind}#${change.contentId}`,
});
/** The sort keys of an account's own figures, or of those of a post. */
export const socialSnapshotPrefix = (contentId = ''): string => `SNAPSHOT#${contentId}#`;
export const allSocialSnapshots = 'SNAPSHOT#';
export const socialSnapshotKey = (
  key: SocialAccountKey & { readonly contentId?: string; readonly at: Instant },
): ItemKey => ({
  pk: socialPartition(key),
  sk: `${socialSnapshotPrefix(key.contentId)}${at13(key.at)}`,
});
export const socialQuotaKey = (m: string, limit: string): ItemKey => ({
  pk: `${tenant(m)}#SOCIAL-QUOTA#${limit}`,
  sk: 'UNITS',
});
export const socialStartKey = ({ merchantId, startId }: SocialStartKey): ItemKey => ({
  pk: `${tenant(merchantId)}#SOCIAL-START#${startId}`,
  sk: 'START',
});
export const socialAppKey = (m: string, platform: string): ItemKey => ({
  pk: tenant(m),
  sk: `SOCIAL-APP#${platform}`,
});

/** Whether an item says that something became of a post. */
export const isSocialChange = ({ sk }: ItemKey): boolean => sk.startsWith(socialChangePrefix);

/** Whether an item is a creator's account at a platform. */
export const isSocialAccount = ({ sk }: ItemKey): boolean => sk === 'ACCOUNT';
