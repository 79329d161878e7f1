import type { Leg } from '../../core/ledger/entry.ts';
import { isCash } from '../../core/ledger/is-cash.ts';
import type { AccountOpeningKey } from '../../core/payouts/account-opening.ts';
import type { AccountOwner } from '../../core/payouts/duplicate-accounts.ts';
import type { ReceiverAccountKey } from '../../core/payouts/receiver-account.ts';
import type { AllowanceKey } from '../../core/plans/budgets/allowance.ts';
import type { OrderWalkKey } from '../../core/reconciliation/index.ts';
import { dueShards } from '../../core/settlement/conversion-store.ts';
import type { PeriodKey } from '../../core/settlement/periods/period-account.ts';
import type { PeriodShare } from '../../core/settlement/periods/period-share.ts';
import type { ShareOwner } from '../../core/settlement/periods/period-store.ts';
import type { SocialAccountKey, SocialStartKey } from '../../core/social/accounts/index.ts';
import type { TaxReceiver } from '../../core/tax/tax-receiver.ts';
import type { TaxYearKey } from '../../core/tax/tax-year-total.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { PeriodUnit } from '../../core/time/period.ts';
import type { VettedSubject } from '../../core/vetting/evidence-store.ts';

/*
 * Every key of every table, and every access pattern. Every partition key begins with the merchant,
 * so that a role scoped by dynamodb:LeadingKeys can reach one merchant only. Three things are not one
 * merchant's: lists of merchants, the list of batches that a rail is asked about, so that asking costs what is open
 * and not what exists, and slugs with their shapes, because an address carries no merchant. Nothing
 * scans but the nightly verification and exports of the books.
 *
 * Numbers in keys are padded, so that texts sort as they do: instants have 13 digits (milliseconds),
 * entries 12, revisions 8.
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
 * | a creator's public page in a program  |         | TENANT#<m>#CREATOR#<creator>         | STOREFRONT#<program>              |
 * | figures of a creator's accounts       |         | TENANT#<m>#CREATOR#<creator>         | FIGURES#<platform>                |
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
 * | figures of a post or an account, by time |      | TENANT#<m>#SOCIAL#<account>          | SNAPSHOT#<content>#<at>           |
 * | units used of a platform's limit      |         | TENANT#<m>#SOCIAL-QUOTA#<limit>      | UNITS                             |
 * | a visitor's trail in a time           |         | TENANT#<m>#VISITOR#<visitor>         | TOUCH#<at>#<touch>                |
 * | what a key sent in a minute           |         | TENANT#<m>#KEY#<key>                 | MINUTE#<minute>                   |
 * | what a visitor said about tracking    |         | TENANT#<m>#VISITOR#<visitor>         | CONSENT#<at>#<change>             |
 * | a touch of nobody known, to count     |         | TENANT#<m>#TOUCH#<touch>             | TOUCH#<at>#<touch>                |
 * | a program's touches of a recorded day | byIndex | TENANT#<m>#PROGRAM#<p>#DAY#<day>#<n> | <touch>                           |
 * | the visitors of a person              |         | TENANT#<m>#PERSON#<hash>             | VISITOR#<visitor>                 |
 * | the orders of a person                |         | TENANT#<m>#CUSTOMER#<hash>           | ORDER#<conversion>                |
 * | the person's hashes under other peppers |       | each of these two                    | SIBLING#<hash>                    |
 * | that the person was erased            |         | each of these two                    | ERASED                            |
 * | the handles that a person left        |         | TENANT#<m>#CUSTOMER#<hash>           | PROSPECT#<prospect>               |
 * | a customer who left a handle          |         | TENANT#<m>#PROSPECT#<prospect>       | PROSPECT                          |
 * | figures of this customer's accounts   |         | TENANT#<m>#PROSPECT#<prospect>       | FIGURES#<platform>                |
 * | those who are no creators, by the last capture | byIndex | TENANT#<m>#PROSPECTS         | <changedAt>#<prospect>            |
 * | a request about a person's data       |         | TENANT#<m>#PRIVACY#<request>         | REQUEST                           |
 * | all of them, open ones first, by due time | byIndex | TENANT#<m>#PRIVACY               | <open or done>#<dueAt>#<request>  |
 *
 * Conversions
 * | an order, with all that is known      |         | TENANT#<m>#ORDER#<conversion>        | FACT#<fact>#<digest>              |
 * |                                       |         |                                      | REVISION#<revision>#<digest>      |
 * |                                       |         |                                      | STATE                             |
 * | what falls due on a day, by its time  | byIndex | TENANT#<m>#DUE#<day>#<n>             | <dueAt>#<conversion>              |
 * | a program's orders of a day           | byDay   | TENANT#<m>#PROGRAM#<p>#DAY#<day>     | <conversion>                      |
 * | a subscription's payments             |         | TENANT#<m>#SUBSCRIPTION#<id>         | PAYMENT#<conversion>              |
 * | a sale by one of its references       |         | TENANT#<m>#REFERENCE#<reference>     | ORDER                             |
 * | facts of payments that name it first  |         | TENANT#<m>#REFERENCE#<reference>     | FACT#<fact>#<digest>              |
 * | those that an order has taken         |         | TENANT#<m>#REFERENCE#<reference>     | ATTACHED#<fact>#<digest>          |
 * | its other references                  |         | TENANT#<m>#REFERENCE#<reference>     | ALIAS#<reference>                 |
 * | a cost                                |         | TENANT#<m>#COST#<cost>               | COST                              |
 * | a program's costs of a day            | byDay   | TENANT#<m>#PROGRAM#<p>#COSTS#<day>   | <cost>                            |
 * | rejected facts of a day               |         | TENANT#<m>#REJECTED#<day>            | FACT#<fact>#<digest>              |
 * | a keyed request                       |         | TENANT#<m>#IDEMPOTENCY#<key>         | REQUEST                           |
 * | how much of a budget is used          |         | TENANT#<m>#ALLOWANCE#<kind>#<id>#<period> | COUNTER                      |
 * | what its shards may give away         |         | TENANT#<m>#ALLOWANCE#<kind>#<id>#<period> | LEASE#<n>                    |
 * | what was decided about an order       |         | TENANT#<m>#ALLOWANCE#<kind>#<id>#<period> | ADMISSION#<conversion>#<revision> |
 *
 * Ledger
 * | a creator's head                      |         | TENANT#<m>#CREATOR#<creator>         | HEAD                              |
 * | creators with something payable       | byIndex | TENANT#<m>#PAYABLE#<n>               | <creator>                         |
 * | a creator's entries, in order         |         | TENANT#<m>#CREATOR#<creator>         | ENTRY#<sequence>                  |
 * | whether a leg of an order is posted   |         | TENANT#<m>#ORDER#<conversion>        | LEG#<revision>#<creator>          |
 * |                                       |         | of a unit that is no cash            | LEG#<revision>#<creator>#<unit>   |
 * | a creator's payouts                   |         | TENANT#<m>#CREATOR#<creator>         | PAYOUT#<payout>                   |
 * | what a period's terms came to         |         | TENANT#<m>#CREATOR#<creator>         | PERIOD#<program>#<period>#<currency> |
 * | what counts in a creator's periods, by time |   | TENANT#<m>#PERIODS#<program>#<creator> | SHARE#<eventAt>#<conversion>    |
 * | which periods were stated             |         | TENANT#<m>#STATED#<program>          | THROUGH#<unit>                    |
 * | a creator's issued statements, by month |       | TENANT#<m>#CREATOR#<creator>         | STATEMENT#<month>                 |
 * | a payee's issued statements, by month |         | TENANT#<m>#PAYEE-STATEMENTS#<payee>  | STATEMENT#<month>                 |
 * | up to which month they are made       |         | TENANT#<m>#PAYEE-STATEMENTS#<payee>  | THROUGH                           |
 * | a creator's invoices, by month        |         | TENANT#<m>#CREATOR#<creator>         | INVOICE#<month>#<currency>#<what> |
 * | an invoice by its number              |         | TENANT#<m>#CREATOR#<creator>         | INVOICE-NUMBER#<number>           |
 * | the entry that posted an invoice's tax |        | TENANT#<m>#CREATOR#<creator>         | INDIRECT-TAX#<cause>              |
 * | what a creator has to invoice          |        | TENANT#<m>#CREATOR#<creator>         | INVOICING                         |
 * | versions of a creator's own invoices   |        | TENANT#<m>#CREATOR#<creator>         | OWN-INVOICE#<month>#<currency>#<version> |
 * | how far a creator is billed           |         | TENANT#<m>#CREATOR#<creator>         | BILLED                            |
 * | the last number of a series           |         | TENANT#<m>#INVOICES#<series>         | SERIES                            |
 * | which months are locked               |         | TENANT#<m>#BOOKS                     | LOCK#<month>                      |
 * | an export of the books                |         | TENANT#<m>#EXPORT#<export>           | EXPORT                            |
 * | whose a payout is                     |         | TENANT#<m>#PAYOUT#<payout>           | POINTER                           |
 * | what a receiver was paid in a tax year |        | TENANT#<m>#TAX#<kind>#<receiver>     | YEAR#<year>#<currency>            |
 * | all of a year, by receiver            | byIndex | TENANT#<m>#TAX-YEAR#<year>           | <kind>#<receiver>#<currency>      |
 * | what was paid to a tax authority      |         | TENANT#<m>#AUTHORITY#<country>       | HEAD                              |
 * | its entries, in order                 |         | TENANT#<m>#AUTHORITY#<country>       | ENTRY#<sequence>                  |
 * | a payment to it by its reference      |         | TENANT#<m>#AUTHORITY#<country>       | REFERENCE#<reference>             |
 * | a payout run                          |         | TENANT#<m>#RUN#<run>                 | RUN                               |
 * | the parts of a run larger than an item |        | TENANT#<m>#RUN#<run>                 | PART#<write>#<n>                  |
 * | a batch                               |         | TENANT#<m>#BATCH#<batch>             | BATCH                             |
 * | all batches, by id                    | byIndex | TENANT#<m>#BATCHES                   | <batch>                           |
 * | that a batch is open at a called rail |         | TENANT#<m>#BATCH#<batch>             | OPEN                              |
 * | all open batches of all merchants     | byIndex | OPEN-BATCHES                         | <m>#<batch>                       |
 * | a batch's payouts, by id              | byIndex | TENANT#<m>#BATCH#<batch>             | <payout>                          |
 * | how far closing has come              |         | TENANT#<m>#CLOSINGS                  | WATERMARK                         |
 * | a run of closings; all runs, by id    |         | TENANT#<m>#CLOSINGS                  | CLOSING#<run>                     |
 * | what became of a run's chunks         |         | TENANT#<m>#CLOSING#<run>             | CHUNK#<chunk>                     |
 */

export type ItemKey = { readonly pk: string; readonly sk: string };

/** Where an item appears in `byIndex`. */
export type IndexKey = { readonly ipk: string; readonly isk: string };

/** The touches of a program's day, and the creators with something payable, are spread over these. */
export const touchShards = 4;
export const payableShards = 4;

const at13 = (at: Instant): string => String(at).padStart(13, '0');
const pad = (count: number, digits: number): string => String(count).padStart(digits, '0');

/** A merchant's id comes from addresses and tokens, too: it must not reach beyond its own keys. */
const tenant = (merchantId: string): string => `TENANT#${merchantId.replaceAll('#', '%23')}`;

/** What all partitions of a merchant's orders begin with, and of a merchant's accounts; only an export of the books walks them. */
export const ordersOf = (m: string): string => `${tenant(m)}#ORDER#`;
export const accountsOf = (m: string): string => `${tenant(m)}#CREATOR#`;
export const authoritiesOf = (m: string): string => `${tenant(m)}#AUTHORITY#`;

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

const creatorPartition = (m: string, creatorId: string): string =>
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

export const enrolmentKey = (m: string, programId: string, creatorId: string): ItemKey => ({
  pk: creatorPartition(m, creatorId),
  sk: `ENROLMENT#${programId}`,
});
export const enrolmentsIndex = (m: string, programId: string, creatorId = ''): IndexKey => ({
  ipk: `${tenant(m)}#PROGRAM#${programId}#ENROLMENTS`,
  isk: creatorId,
});

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

export const requestKey = (m: string, key: string): ItemKey => ({
  pk: `${tenant(m)}#IDEMPOTENCY#${key}`,
  sk: 'REQUEST',
});

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

export const orderPartition = (m: string, conversionId: string): string =>
  `${tenant(m)}#ORDER#${conversionId}`;
export const factPrefix = 'FACT#';
export const factKey = (
  m: string,
  conversionId: string,
  fact: { readonly factId: string; readonly digest: string },
): ItemKey => ({
  pk: orderPartition(m, conversionId),
  sk: `${factPrefix}${fact.factId}#${fact.digest}`,
});
export const stateKey = (m: string, conversionId: string): ItemKey => ({
  pk: orderPartition(m, conversionId),
  sk: 'STATE',
});
export const revisionPrefix = 'REVISION#';
/** Of one that was tried: only the digest that the state names is frozen. */
export const revisionKey = (
  m: string,
  conversionId: string,
  { revision, digest }: { readonly revision: number; readonly digest: string },
): ItemKey => ({
  pk: orderPartition(m, conversionId),
  sk: `${revisionPrefix}${pad(revision, 8)}#${digest}`,
});
/** The sort keys of the revisions and, last, of the state: facts sort before them. */
export const decisionsRange = { from: revisionPrefix, last: 'STATE$' } as const;

export const subscriptionPartition = (m: string, subscriptionId: string): string =>
  `${tenant(m)}#SUBSCRIPTION#${subscriptionId}`;
export const paymentPrefix = 'PAYMENT#';
export const subscriptionPaymentKey = (
  m: string,
  subscriptionId: string,
  conversionId: string,
): ItemKey => ({
  pk: subscriptionPartition(m, subscriptionId),
  sk: `${paymentPrefix}${conversionId}`,
});

export const referencePartition = (m: string, referenceId: string): string =>
  `${tenant(m)}#REFERENCE#${referenceId}`;
export const referenceOrderKey = (m: string, referenceId: string): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: 'ORDER',
});
export const parkedFactKey = (
  m: string,
  referenceId: string,
  fact: { readonly factId: string; readonly digest: string },
): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: `${factPrefix}${fact.factId}#${fact.digest}`,
});
export const attachedPrefix = 'ATTACHED#';
export const attachedKey = (
  m: string,
  referenceId: string,
  fact: { readonly factId: string; readonly digest: string },
): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: `${attachedPrefix}${fact.factId}#${fact.digest}`,
});
export const aliasPrefix = 'ALIAS#';
export const aliasKey = (m: string, referenceId: string, other: string): ItemKey => ({
  pk: referencePartition(m, referenceId),
  sk: `${aliasPrefix}${other}`,
});

export const duePartition = (m: string, day: string, shard: number): string =>
  `${tenant(m)}#DUE#${day}#${shard}`;
/** Where a conversion waits for the walk of closings, never on a day before the write: the walk is past that. */
export const dueIndex = (
  m: string,
  due: { readonly conversionId: string; readonly dueAt: Instant; readonly updatedAt: Instant },
): IndexKey => ({
  ipk: duePartition(
    m,
    formatDay(Math.max(due.dueAt, due.updatedAt)),
    shardOf(due.conversionId, dueShards),
  ),
  isk: `${at13(due.dueAt)}#${due.conversionId}`,
});
/** Sorts after everything that is due at or before a moment. */
export const dueUntil = (until: Instant): string => at13(until + 1);
/** Sorts directly after a place in the due index: no id goes on with a blank. */
export const dueAfter = (isk: string): string => `${isk} `;
/** The conversion that a place in the due index names. */
export const conversionOfDue = (isk: string): string => isk.slice('0000000000000#'.length);

export const dayPartition = (m: string, programId: string, day: string): string =>
  `${tenant(m)}#PROGRAM#${programId}#DAY#${day}`;

/** Of a budget, or of a code's usage limit; and of one period, if it begins anew with each. */
export const allowancePartition = ({ merchantId, kind, id, periodKey }: AllowanceKey): string =>
  `${tenant(merchantId)}#ALLOWANCE#${kind}#${id}#${periodKey ?? ''}`;
export const counterSort = 'COUNTER';
export const counterKey = (key: AllowanceKey): ItemKey => ({
  pk: allowancePartition(key),
  sk: counterSort,
});
export const leasePrefix = 'LEASE#';
export const leaseKey = (key: AllowanceKey, shard: number): ItemKey => ({
  pk: allowancePartition(key),
  sk: `${leasePrefix}${pad(shard, 2)}`,
});
export const admissionPrefix = 'ADMISSION#';
/** Sorts after every admission. */
export const admissionsEnd = 'ADMISSION$';
export const admissionKey = (
  key: AllowanceKey,
  admission: { readonly conversionId: string; readonly revision: number },
): ItemKey => ({
  pk: allowancePartition(key),
  sk: `${admissionPrefix}${admission.conversionId}#${pad(admission.revision, 8)}`,
});
/** The sort keys of all that was decided about a conversion. */
export const admissionsOf = (conversionId: string): { from: string; last: string } => ({
  from: `${admissionPrefix}${conversionId}#`,
  last: `${admissionPrefix}${conversionId}#~`,
});

export const costKey = (m: string, costId: string): ItemKey => ({
  pk: `${tenant(m)}#COST#${costId}`,
  sk: 'COST',
});
export const costsOfDay = (m: string, programId: string, day: string): string =>
  `${tenant(m)}#PROGRAM#${programId}#COSTS#${day}`;

export type AuditPart = 'REQUEST' | 'DONE' | 'REFUSED';
export const auditKey = (m: string, auditId: string, part: AuditPart): ItemKey => ({
  pk: `${tenant(m)}#AUDIT#${auditId}`,
  sk: part,
});
export const auditIndex = (m: string, at: Instant, auditId: string): IndexKey => ({
  ipk: `${tenant(m)}#AUDIT`,
  isk: `${at13(at)}#${auditId}`,
});
/** The places of what was asked for from one moment until another, both included. */
export const auditRange = (from = 0, until = 9_999_999_999_998) => ({
  from: at13(Math.max(from, 0)),
  last: at13(Math.max(until, 0) + 1),
});

export const rejectedPartition = (m: string, day: string): string => `${tenant(m)}#REJECTED#${day}`;
export const rejectedKey = (
  m: string,
  fact: { readonly factId: string; readonly digest: string; readonly recordedAt: Instant },
): ItemKey => ({
  pk: rejectedPartition(m, formatDay(fact.recordedAt)),
  sk: `${factPrefix}${fact.factId}#${fact.digest}`,
});

export const accountPartition = (m: string, creatorId: string): string =>
  creatorPartition(m, creatorId);
export const headKey = (m: string, creatorId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: 'HEAD',
});
export const payablePartition = (m: string, shard: number): string =>
  `${tenant(m)}#PAYABLE#${shard}`;
export const payableIndex = (m: string, creatorId: string): IndexKey => ({
  ipk: payablePartition(m, shardOf(creatorId, payableShards)),
  isk: creatorId,
});
export const entryPrefix = 'ENTRY#';
export const entryKey = (m: string, creatorId: string, sequence: number): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${entryPrefix}${pad(sequence, 12)}`,
});
export const legPrefix = 'LEG#';
/** Marks a leg as posted. In its order's partition: a popular creator's marks are spread over all orders. */
export const legKey = (
  m: string,
  leg: Pick<Leg, 'creatorId' | 'conversionId' | 'revision' | 'unit'>,
): ItemKey => ({
  pk: orderPartition(m, leg.conversionId),
  sk: `${legPrefix}${pad(leg.revision, 8)}#${leg.creatorId.replaceAll('#', '%23')}${unitSuffix(leg.unit)}`,
});
/** An order has one currency, so a leg in cash needs no unit in its key. */
const unitSuffix = (unit: string): string => (isCash(unit) ? '' : `#${unit}`);
export const periodPrefix = 'PERIOD#';
export const periodKey = (key: PeriodKey): ItemKey => ({
  pk: accountPartition(key.merchantId, key.creatorId),
  sk: `${periodPrefix}${key.programId}#${key.period.key}#${key.currency}`,
});

export const sharePartition = ({ merchantId, programId, creatorId }: ShareOwner): string =>
  `${tenant(merchantId)}#PERIODS#${programId}#${creatorId}`;
/** Of conversions that happened in a time; `until` is exclusive, because no key ends with its moment. */
export const sharesOf = (from: Instant, until: Instant) => ({
  from: `SHARE#${at13(from)}`,
  last: `SHARE#${at13(until)}`,
});
export const shareKey = (share: PeriodShare): ItemKey => ({
  pk: sharePartition(share),
  sk: `SHARE#${at13(share.eventAt)}#${share.conversionId}`,
});

export const statedThroughKey = (m: string, programId: string, unit: PeriodUnit): ItemKey => ({
  pk: `${tenant(m)}#STATED#${programId}`,
  sk: `THROUGH#${unit}`,
});

export const booksPartition = (m: string): string => `${tenant(m)}#BOOKS`;
export const lockPrefix = 'LOCK#';
export const lockKey = (m: string, month: string): ItemKey => ({
  pk: booksPartition(m),
  sk: `${lockPrefix}${month}`,
});

export const bookExportKey = (m: string, exportId: string): ItemKey => ({
  pk: `${tenant(m)}#EXPORT#${exportId}`,
  sk: 'EXPORT',
});

export const statementPrefix = 'STATEMENT#';
export const statementKey = (m: string, creatorId: string, month: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${statementPrefix}${month}`,
});
/** The sort keys of all statements, or of those up to one of them. */
export const statementsUntil = (sk = 'STATEMENT$'): { from: string; last: string } => ({
  from: statementPrefix,
  last: sk,
});

export const payeeStatementsPartition = (m: string, payeeId: string): string =>
  `${tenant(m)}#PAYEE-STATEMENTS#${payeeId}`;
export const payeeStatementKey = (m: string, payeeId: string, month: string): ItemKey => ({
  pk: payeeStatementsPartition(m, payeeId),
  sk: `${statementPrefix}${month}`,
});
export const payeeStatementsThroughKey = (m: string, payeeId: string): ItemKey => ({
  pk: payeeStatementsPartition(m, payeeId),
  sk: 'THROUGH',
});

const invoicePrefix = 'INVOICE#';
/** @param cause begins with the month, so that they sort by it. */
export const invoiceKey = (m: string, creatorId: string, cause: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${invoicePrefix}${cause}`,
});
/** The sort keys of all invoices, or of those up to one of them. */
export const invoicesUntil = (sk = 'INVOICE$'): { from: string; last: string } => ({
  from: invoicePrefix,
  last: sk,
});
export const invoiceNumberKey = (m: string, creatorId: string, number: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `INVOICE-NUMBER#${number}`,
});
export const indirectTaxKey = (m: string, creatorId: string, cause: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `INDIRECT-TAX#${cause}`,
});
export const invoicingKey = (m: string, creatorId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: 'INVOICING',
});
export const ownInvoiceKey = (
  m: string,
  creatorId: string,
  of: { readonly month: string; readonly billedCurrency: string; readonly version: number },
): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `OWN-INVOICE#${of.month}#${of.billedCurrency}#${of.version}`,
});
export const billingProgressKey = (m: string, creatorId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: 'BILLED',
});
export const invoiceSeriesKey = (m: string, series: string): ItemKey => ({
  pk: `${tenant(m)}#INVOICES#${series}`,
  sk: 'SERIES',
});

export const payoutPrefix = 'PAYOUT#';
export const payoutKey = (m: string, creatorId: string, payoutId: string): ItemKey => ({
  pk: accountPartition(m, creatorId),
  sk: `${payoutPrefix}${payoutId}`,
});
export const payoutPointerKey = (m: string, payoutId: string): ItemKey => ({
  pk: `${tenant(m)}#PAYOUT#${payoutId}`,
  sk: 'POINTER',
});
export const batchPayoutsIndex = (m: string, batchId: string, payoutId = ''): IndexKey => ({
  ipk: `${tenant(m)}#BATCH#${batchId}`,
  isk: payoutId,
});
export const taxYearPrefix = 'YEAR#';
export const taxYearKey = ({ merchantId, receiver, taxYear, currency }: TaxYearKey): ItemKey => ({
  pk: `${tenant(merchantId)}#TAX#${receiver.kind}#${receiver.id}`,
  sk: `${taxYearPrefix}${taxYear}#${currency}`,
});
export const taxYearIndex = ({
  merchantId,
  receiver,
  taxYear,
  currency,
}: TaxYearKey): IndexKey => ({
  ipk: taxYearPartition(merchantId, taxYear),
  isk: `${receiver.kind}#${receiver.id}#${currency}`,
});
/** The receivers of a year begin behind this. */
export const taxYearPartition = (m: string, taxYear: number): string =>
  `${tenant(m)}#TAX-YEAR#${taxYear}`;
export const authorityPartition = (m: string, country: string): string =>
  `${tenant(m)}#AUTHORITY#${country}`;
export const authorityHeadKey = (m: string, country: string): ItemKey => ({
  pk: authorityPartition(m, country),
  sk: 'HEAD',
});
export const authorityEntryKey = (m: string, country: string, sequence: number): ItemKey => ({
  pk: authorityPartition(m, country),
  sk: `${entryPrefix}${pad(sequence, 12)}`,
});
export const remittanceKey = (m: string, country: string, reference: string): ItemKey => ({
  pk: authorityPartition(m, country),
  sk: `REFERENCE#${reference}`,
});
/** Whether an item is part of what was paid to a tax authority. */
export const isOfAuthority = ({ pk }: ItemKey): boolean => /^TENANT#[^#]*#AUTHORITY#/.test(pk);
export const runKey = (m: string, runId: string): ItemKey => ({
  pk: `${tenant(m)}#RUN#${runId}`,
  sk: 'RUN',
});
/** The parts of what one writer wrote of a run; the run names the writer that came first. */
export const runPartKey = (m: string, runId: string, writer: string, n: number): ItemKey => ({
  pk: runKey(m, runId).pk,
  sk: `PART#${writer}#${pad(n, 4)}`,
});
export const batchKey = (m: string, batchId: string): ItemKey => ({
  pk: `${tenant(m)}#BATCH#${batchId}`,
  sk: 'BATCH',
});
/** Stands beside a batch that is released to a rail that is called, as long as something may become of it. */
export const openBatchKey = (m: string, batchId: string): ItemKey => ({
  pk: batchKey(m, batchId).pk,
  sk: 'OPEN',
});
export const openBatchesIndex = (m = '', batchId = ''): IndexKey => ({
  ipk: 'OPEN-BATCHES',
  isk: `${m}#${batchId}`,
});
export const batchesIndex = (m: string, batchId = ''): IndexKey => ({
  ipk: `${tenant(m)}#BATCHES`,
  isk: batchId,
});
export const watermarkKey = (m: string): ItemKey => ({
  pk: `${tenant(m)}#CLOSINGS`,
  sk: 'WATERMARK',
});

const closingRunPrefix = 'CLOSING#';
export const closingRunKey = (m: string, runId: string): ItemKey => ({
  pk: watermarkKey(m).pk,
  sk: `${closingRunPrefix}${runId}`,
});
/** The sort keys of all runs, or of those up to one of them. */
export const closingRunsUntil = (sk = 'CLOSING$'): { from: string; last: string } => ({
  from: closingRunPrefix,
  last: sk,
});
export const closingOutcomesPartition = (m: string, runId: string): string =>
  `${tenant(m)}#CLOSING#${runId}`;
export const closingOutcomeKey = (m: string, runId: string, chunkId: string): ItemKey => ({
  pk: closingOutcomesPartition(m, runId),
  sk: `CHUNK#${chunkId}`,
});

/** The same text always goes to the same shard (FNV-1a, 32 bits). */
export function shardOf(text: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % shards;
}

/** Whether an item is a run of payouts. */
export const isPayoutRun = ({ sk }: ItemKey): boolean => sk === 'RUN';

/** Whether an item says that something became of a post. */
export const isSocialChange = ({ sk }: ItemKey): boolean => sk.startsWith(socialChangePrefix);

/** Whether an item is a creator's account at a platform. */
export const isSocialAccount = ({ sk }: ItemKey): boolean => sk === 'ACCOUNT';

/** Whether an item is a creator or a payee. */
export const isPaidParty = ({ sk }: ItemKey): boolean => sk === 'PROFILE' || sk === 'PAYEE';

/** Reads back from a record of a table's stream whose order, reference, account or authority a new item belongs to. */
export function readOwner(
  key: ItemKey,
):
  | { readonly kind: 'order'; readonly merchantId: string; readonly conversionId: string }
  | { readonly kind: 'reference'; readonly merchantId: string; readonly referenceId: string }
  | { readonly kind: 'account'; readonly merchantId: string; readonly creatorId: string }
  | { readonly kind: 'authority'; readonly merchantId: string; readonly country: string }
  | undefined {
  const [, merchant = '', kind, id = ''] = /^TENANT#([^#]*)#([A-Z]+)#(.*)$/s.exec(key.pk) ?? [];
  const merchantId = merchant.replaceAll('%23', '#');
  if (kind === 'ORDER') return { kind: 'order', merchantId, conversionId: id };
  if (kind === 'REFERENCE') return { kind: 'reference', merchantId, referenceId: id };
  if (kind === 'CREATOR') return { kind: 'account', merchantId, creatorId: id };
  if (kind === 'AUTHORITY') return { kind: 'authority', merchantId, country: id };
  return undefined;
}
