import { formatDay } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { at13, type IndexKey, type ItemKey, shardOf, tenant } from './item-key.ts';

/*
 * Keys of touches, of visitors and of persons.
 *
 * Touches
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | a visitor's trail in a time           |         | TENANT#<m>#VISITOR#<visitor>         | TOUCH#<at>#<touch>                |
 * | what a key sent in a minute           |         | TENANT#<m>#KEY#<key>                 | MINUTE#<minute>                   |
 * | what a visitor said about tracking    |         | TENANT#<m>#VISITOR#<visitor>         | CONSENT#<at>#<change>             |
 * | a touch of nobody known, to count     |         | TENANT#<m>#TOUCH#<touch>             | TOUCH#<at>#<touch>                |
 * | a program's touches of a recorded day | byIndex | TENANT#<m>#PROGRAM#<p>#DAY#<day>#<n> | <touch>                           |
 * | the visitors of a person              |         | TENANT#<m>#PERSON#<hash>             | VISITOR#<visitor>                 |
 * | the orders of a person                |         | TENANT#<m>#CUSTOMER#<hash>           | ORDER#<conversion>                |
 * | the person's hashes under other peppers |       | each of these two                    | SIBLING#<hash>                    |
 * | that the person was erased            |         | each of these two                    | ERASED                            |
 * | a request about a person's data       |         | TENANT#<m>#PRIVACY#<request>         | REQUEST                           |
 * | all of them, open ones first, by due time | byIndex | TENANT#<m>#PRIVACY               | <open or done>#<dueAt>#<request>  |
 */

/** The touches of a program's day, and the creators with something payable, are spread over these. */
export const touchShards = 4;
export const meterKey = (m: string, keyId: string, minute: number): ItemKey => ({
  pk: `${tenant(m)}#KEY#${keyId}`,
  sk: `MINUTE#${minute}`,
});

export const visitorPartition = (m: string, visitorId: string): string =>
  `${tenant(m)}#VISITOR#${visitorId}`;
/** The sort keys of a visitor's touches from one moment to another, both included. */
export const touchRange = (from: Instant, until: Instant): { first: string; last: string } => ({
  first: `TOUCH#${at13(Math.max(from, 0))}`,
  last: `TOUCH#${at13(Math.max(until, 0) + 1)}`,
});
export const touchKey = (
  m: string,
  touch: { readonly touchId: string; readonly at: Instant; readonly visitorId?: string },
): ItemKey => ({
  pk:
    touch.visitorId === undefined
      ? `${tenant(m)}#TOUCH#${touch.touchId}`
      : visitorPartition(m, touch.visitorId),
  sk: `TOUCH#${at13(touch.at)}#${touch.touchId}`,
});
/** The sort keys of all that a visitor said about being tracked until a moment, it included. */
export const consentRange = (until: Instant): { first: string; last: string } => ({
  first: 'CONSENT#',
  last: `CONSENT#${at13(Math.max(until, 0) + 1)}`,
});
export const consentKey = (
  m: string,
  change: { readonly changeId: string; readonly at: Instant; readonly visitorId: string },
): ItemKey => ({
  pk: visitorPartition(m, change.visitorId),
  sk: `CONSENT#${at13(change.at)}#${change.changeId}`,
});
export const touchesOfDay = (m: string, programId: string, day: string, shard: number): string =>
  `${tenant(m)}#PROGRAM#${programId}#DAY#${day}#${shard}`;
export const touchIndex = (
  m: string,
  touch: { readonly touchId: string; readonly programId: string; readonly recordedAt: Instant },
): IndexKey => ({
  ipk: touchesOfDay(
    m,
    touch.programId,
    formatDay(touch.recordedAt),
    shardOf(touch.touchId, touchShards),
  ),
  isk: touch.touchId,
});

export const personPartition = (m: string, personHash: string): string =>
  `${tenant(m)}#PERSON#${personHash}`;
export const personVisitorKey = (m: string, personHash: string, visitorId: string): ItemKey => ({
  pk: personPartition(m, personHash),
  sk: `${visitorLinkPrefix}${visitorId}`,
});

export const customerPartition = (m: string, personHash: string): string =>
  `${tenant(m)}#CUSTOMER#${personHash}`;
export const customerOrderKey = (m: string, personHash: string, id: string): ItemKey => ({
  pk: customerPartition(m, personHash),
  sk: `${customerOrderPrefix}${id}`,
});

/** The orders that carried a click token. */
export const tokenPartition = (m: string, touchId: string): string =>
  `${tenant(m)}#TOKEN#${touchId}`;
export const tokenOrderKey = (m: string, touchId: string, conversionId: string): ItemKey => ({
  pk: tokenPartition(m, touchId),
  sk: `CARRIED#${conversionId}`,
});

/** A person has two partitions, and what is said of the hash itself stands in both: who reads one reads it, too. */
export const partitionsOfPerson = (m: string, personHash: string): readonly string[] => [
  personPartition(m, personHash),
  customerPartition(m, personHash),
];
export const erasedSort = 'ERASED';
export const siblingPrefix = 'SIBLING#';
export const visitorLinkPrefix = 'VISITOR#';
export const customerOrderPrefix = 'ORDER#';

export const privacyRequestKey = (m: string, requestId: string): ItemKey => ({
  pk: `${tenant(m)}#PRIVACY#${requestId}`,
  sk: 'REQUEST',
});
export const privacyRequestIndex = (
  m: string,
  request: {
    readonly requestId: string;
    readonly status: 'open' | 'done';
    readonly dueAt: Instant;
  },
): IndexKey => ({
  ipk: privacyRequestsPartition(m),
  isk: `${privacyRequestPrefix(request.status)}${at13(request.dueAt)}#${request.requestId}`,
});
export const privacyRequestsPartition = (m: string): string => `${tenant(m)}#PRIVACY`;
export const privacyRequestPrefix = (status: 'open' | 'done'): string =>
  `${status === 'open' ? 1 : 2}-${status}#`;
