import type { AccountOpeningKey } from '../../../core/payouts/account-opening.ts';
import type { AccountOwner } from '../../../core/payouts/duplicate-accounts.ts';
import type { ReceiverAccountKey } from '../../../core/payouts/receiver-account.ts';
import type { OrderWalkKey } from '../../../core/reconciliation/index.ts';
import type { TaxReceiver } from '../../../core/tax/tax-receiver.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { at13, type IndexKey, type ItemKey, tenant } from './item-key.ts';

/*
 * Keys of what a merchant has set up.
 *
 * Programs
 * | access pattern                        | index   | partition                            | sort                              |
 * | ------------------------------------- | ------- | ------------------------------------ | --------------------------------- |
 * | a merchant                            |         | TENANT#<m>                           | MERCHANT                          |
 * | all merchants                         | byIndex | MERCHANTS                            | <m>                               |
 * | a program; all programs, by id        |         | TENANT#<m>                           | PROGRAM#<program>                 |
 * | a plan's versions, by effectiveFrom   |         | TENANT#<m>#PLAN#<plan>               | VERSION#<effectiveFrom>#<version> |
 * | a program's weight sets, by publishedAt |       | TENANT#<m>#PROGRAM#<p>#WEIGHTS       | SET#<publishedAt>#<set>           |
 * | when a weight set was published       |         | TENANT#<m>#PROGRAM#<p>#WEIGHTS       | ID#<set>                          |
 * | what a list says of weight sets       |         | TENANT#<m>#PROGRAM#<p>#WEIGHT-LIST   | <publishedAt>#<set>               |
 * | a creator                             |         | TENANT#<m>#CREATOR#<creator>         | PROFILE                           |
 * | all creators, by id                   | byIndex | TENANT#<m>#CREATORS                  | <creator>                         |
 * | a payee                               |         | TENANT#<m>#PAYEE#<payee>             | PAYEE                             |
 * | all payees, by id                     | byIndex | TENANT#<m>#PAYEES                    | <payee>                           |
 * | who one of these is for tax           |         | each of these two                    | TAX                               |
 * | the whole numbers of it               |         | each of these two                    | TAX-NUMBERS                       |
 * | whose accounts have a fingerprint     |         | TENANT#<m>#ACCOUNT#<fingerprint>     | CREATOR#<creator> or PAYEE#<payee> |
 * | accounts that several were found with |         | TENANT#<m>#SUSPECTS                  | <fingerprint>                     |
 * | what is looked at before money moves  |         | TENANT#<m>                           | PAYOUT-CONTROLS                   |
 * | how a creator is billed               |         | TENANT#<m>#CREATOR#<creator>         | BILLING                           |
 * | a creator's enrolment in a program    |         | TENANT#<m>#CREATOR#<creator>         | ENROLMENT#<program>               |
 * | a program's enrolments, by creator    | byIndex | TENANT#<m>#PROGRAM#<p>#ENROLMENTS    | <creator>                         |
 * | a link, or what a former slug leads to |        | SLUG#<slug in lower case>            | LINK                              |
 * | whose slugs of a shape are            |         | SLUG-SHAPE#<shape>                   | OWNER                             |
 * | all links, by creator and slug        | byIndex | TENANT#<m>#LINKS                     | <creator>#<slug>                  |
 * | a code                                |         | TENANT#<m>#CODE#<code>               | CODE                              |
 * | all codes                             | byIndex | TENANT#<m>#CODES                     | <code>                            |
 * | a connection                          |         | TENANT#<m>#CONNECTION#<connection>   | CONNECTION                        |
 * | how far its shop's orders are listed  |         | TENANT#<m>#CONNECTION#<connection>   | WALK#<kind>                       |
 * | an account opened for a creator       |         | TENANT#<m>#CREATOR#<creator>         | RAIL_ACCOUNT#<connection>         |
 * | what a rail says of such an account   |         | TENANT#<m>#RAIL_ACCOUNT#<rail>#<id>  | STANDING                          |
 * | all connections                       | byIndex | TENANT#<m>#CONNECTIONS               | <connection>                      |
 * | an API key, by the hash of its text   |         | TENANT#<m>#KEY#<sha256>              | KEY                               |
 * | a source's rates, by day              |         | TENANT#<m>#RATES#<source>            | DAY#<day>                         |
 * | up to which day they are complete     |         | TENANT#<m>#RATES#<source>            | COMPLETE                          |
 * | whether they are imported             |         | TENANT#<m>#RATES#<source>            | IMPORT                            |
 * | for whom a source's are imported      | byIndex | RATE-IMPORTS#<source>                | <m>                               |
 * | a keyed request                       |         | TENANT#<m>#IDEMPOTENCY#<key>         | REQUEST                           |
 */

export const merchantKey = (m: string): ItemKey => ({ pk: tenant(m), sk: 'MERCHANT' });
export const merchantsIndex = (m: string): IndexKey => ({ ipk: 'MERCHANTS', isk: m });

export const programsPartition = (m: string): string => tenant(m);
export const programPrefix = 'PROGRAM#';
export const programKey = (m: string, programId: string): ItemKey => ({
  pk: tenant(m),
  sk: `${programPrefix}${programId}`,
});

export const planPartition = (m: string, planId: string): string => `${tenant(m)}#PLAN#${planId}`;
export const planVersionPrefix = 'VERSION#';
export const planVersionKey = (
  m: string,
  version: { readonly planId: string; readonly effectiveFrom: Instant; readonly versionId: string },
): ItemKey => ({
  pk: planPartition(m, version.planId),
  sk: `${planVersionPrefix}${at13(version.effectiveFrom)}#${version.versionId}`,
});

export const weightSetsPartition = (m: string, programId: string): string =>
  `${tenant(m)}#PROGRAM#${programId}#WEIGHTS`;
export const weightSetPrefix = 'SET#';
export const weightSetKey = (
  m: string,
  programId: string,
  set: { readonly publishedAt: Instant; readonly weightSetId: string },
): ItemKey => ({
  pk: weightSetsPartition(m, programId),
  sk: `${weightSetPrefix}${at13(set.publishedAt)}#${set.weightSetId}`,
});
/** Holds when the set of an id was published, and so that the id is taken. */
export const weightSetIdKey = (m: string, programId: string, weightSetId: string): ItemKey => ({
  pk: weightSetsPartition(m, programId),
  sk: `ID#${weightSetId}`,
});
export const weightSetListingsPartition = (m: string, programId: string): string =>
  `${tenant(m)}#PROGRAM#${programId}#WEIGHT-LIST`;
export const weightSetListing = (
  m: string,
  programId: string,
  set: { readonly publishedAt: Instant; readonly weightSetId: string },
): ItemKey => ({
  pk: weightSetListingsPartition(m, programId),
  sk: `${at13(set.publishedAt)}#${set.weightSetId}`,
});
/** The sort keys of what was published before a moment. */
export const weightSetsBefore = (at: Instant): { from: string; last: string } => ({
  from: weightSetPrefix,
  last: `${weightSetPrefix}${at13(Math.max(at, 0))}`,
});

export const creatorPartition = (m: string, creatorId: string): string =>
  `${tenant(m)}#CREATOR#${creatorId}`;
export const creatorKey = (m: string, creatorId: string): ItemKey => ({
  pk: creatorPartition(m, creatorId),
  sk: 'PROFILE',
});
export const creatorsIndex = (m: string, creatorId = ''): IndexKey => ({
  ipk: `${tenant(m)}#CREATORS`,
  isk: creatorId,
});

export const billingKey = (m: string, creatorId: string): ItemKey => ({
  pk: creatorPartition(m, creatorId),
  sk: 'BILLING',
});

export const payeeKey = (m: string, payeeId: string): ItemKey => ({
  pk: `${tenant(m)}#PAYEE#${payeeId}`,
  sk: 'PAYEE',
});
export const payeesIndex = (m: string, payeeId = ''): IndexKey => ({
  ipk: `${tenant(m)}#PAYEES`,
  isk: payeeId,
});

const taxPartition = (m: string, { kind, id }: TaxReceiver): string =>
  kind === 'creator' ? creatorPartition(m, id) : payeeKey(m, id).pk;
export const taxProfileKey = (m: string, receiver: TaxReceiver): ItemKey => ({
  pk: taxPartition(m, receiver),
  sk: 'TAX',
});
export const taxNumbersKey = (m: string, receiver: TaxReceiver): ItemKey => ({
  pk: taxPartition(m, receiver),
  sk: 'TAX-NUMBERS',
});

export const accountOwnersPartition = (m: string, fingerprint: string): string =>
  `${tenant(m)}#ACCOUNT#${fingerprint}`;
export const accountOwnerKey = (m: string, fingerprint: string, owner: AccountOwner): ItemKey => ({
  pk: accountOwnersPartition(m, fingerprint),
  sk: `${owner.kind.toUpperCase()}#${owner.id}`,
});
export const suspectsPartition = (m: string): string => `${tenant(m)}#SUSPECTS`;
export const suspectKey = (m: string, fingerprint: string): ItemKey => ({
  pk: suspectsPartition(m),
  sk: fingerprint,
});
export const payoutControlsKey = (m: string): ItemKey => ({
  pk: tenant(m),
  sk: 'PAYOUT-CONTROLS',
});

export const enrolmentPrefix = 'ENROLMENT#';
export const enrolmentKey = (m: string, programId: string, creatorId: string): ItemKey => ({
  pk: creatorPartition(m, creatorId),
  sk: `${enrolmentPrefix}${programId}`,
});
export const enrolmentsIndex = (m: string, programId: string, creatorId = ''): IndexKey => ({
  ipk: `${tenant(m)}#PROGRAM#${programId}#ENROLMENTS`,
  isk: creatorId,
});

export const linkKey = (slug: string): ItemKey => ({
  pk: `SLUG#${slug.toLowerCase()}`,
  sk: 'LINK',
});
export const slugShapeKey = (shape: string): ItemKey => ({
  pk: `SLUG-SHAPE#${shape}`,
  sk: 'OWNER',
});
export const linksIndex = (m: string, creatorId = '', slug = ''): IndexKey => ({
  ipk: `${tenant(m)}#LINKS`,
  isk: `${creatorId}#${slug}`,
});

export const codeKey = (m: string, code: string): ItemKey => ({
  pk: `${tenant(m)}#CODE#${code}`,
  sk: 'CODE',
});
export const codesIndex = (m: string, code = ''): IndexKey => ({
  ipk: `${tenant(m)}#CODES`,
  isk: code,
});

export const connectionKey = (m: string, connectionId: string): ItemKey => ({
  pk: `${tenant(m)}#CONNECTION#${connectionId}`,
  sk: 'CONNECTION',
});
/** The nightly walk through the orders of a connection's shop, and that of its backfill. */
export const orderWalkKey = ({ merchantId, connectionId, kind }: OrderWalkKey): ItemKey => ({
  pk: connectionKey(merchantId, connectionId).pk,
  sk: `WALK#${kind}`,
});
/** What was found when the connection's shop was last asked for its topics. */
export const topicCheckKey = (merchantId: string, connectionId: string): ItemKey => ({
  pk: connectionKey(merchantId, connectionId).pk,
  sk: 'TOPICS',
});
/** What a rail says of a receiver's account there. */
export const receiverAccountKey = ({
  merchantId,
  rail,
  accountId,
}: ReceiverAccountKey): ItemKey => ({
  pk: `${tenant(merchantId)}#RAIL_ACCOUNT#${rail}#${accountId}`,
  sk: 'STANDING',
});
/** An account at a rail that is being opened for a creator, or was. */
export const accountOpeningKey = ({
  merchantId,
  creatorId,
  connectionId,
}: AccountOpeningKey): ItemKey => ({
  pk: creatorPartition(merchantId, creatorId),
  sk: `RAIL_ACCOUNT#${connectionId}`,
});
export const connectionsIndex = (m: string, connectionId = ''): IndexKey => ({
  ipk: `${tenant(m)}#CONNECTIONS`,
  isk: connectionId,
});

export const apiKeyKey = (m: string, tokenHash: string): ItemKey => ({
  pk: `${tenant(m)}#KEY#${tokenHash}`,
  sk: 'KEY',
});

export const ratesPartition = (m: string, source: string): string => `${tenant(m)}#RATES#${source}`;
export const rateDayKey = (m: string, source: string, day: string): ItemKey => ({
  pk: ratesPartition(m, source),
  sk: `DAY#${day}`,
});
export const completeRatesKey = (m: string, source: string): ItemKey => ({
  pk: ratesPartition(m, source),
  sk: 'COMPLETE',
});

export const rateImportKey = (m: string, source: string): ItemKey => ({
  pk: ratesPartition(m, source),
  sk: 'IMPORT',
});
export const rateImportIndex = (m: string, source: string): IndexKey => ({
  ipk: `RATE-IMPORTS#${source}`,
  isk: m,
});

/** Whether an item is a creator or a payee. */
export const isPaidParty = ({ sk }: ItemKey): boolean => sk === 'PROFILE' || sk === 'PAYEE';
