import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import type { LedgerPages } from '../../core/ledger/ledger-pages.ts';
import { emptyAuthorityHead } from '../../core/tax/remittance.ts';
import type { Instant } from '../../core/time/instant.ts';
import { fromStateItem } from './conversion-item.ts';
import { authorityPartition } from './keys/book-keys.ts';
import { orderPartition } from './keys/conversion-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  accountPartition,
  entryKey,
  entryPrefix,
  legKey,
  legPrefix,
  payoutPrefix,
  periodPrefix,
} from './keys/ledger-keys.ts';
import { readOwner } from './keys/read-owner.ts';
import type { LargeBodies } from './large-bodies.ts';
import { fromHeadItem } from './ledger-store.ts';
import { listNamedRevisions } from './list-named-revisions.ts';
import { unpackText } from './pack-text.ts';
import { fromPayoutItem } from './payout-item.ts';
import { fromPeriodItem } from './period-item.ts';
import { fromAuthorityHeadItem } from './remittance-store.ts';
import { fromRevisionItem } from './revision-item.ts';
import { openTable } from './table.ts';

export type LedgerPagesSettings = {
  readonly documents: DynamoDBDocumentClient;
  readonly conversionsTable: string;
  readonly ledgerTable: string;
  readonly largeBodies: Pick<LargeBodies, 'get'>;
};

/** Items looked at for each page of keys; what is read of them comes after. */
const scannedPerPage = 1_000;

/**
 * Walks the tables by scanning them for keys, and reads each partition strongly by itself. A scan
 * costs what is stored, so nothing but a nightly check may ask for it.
 */
export function dynamoLedgerPages(settings: LedgerPagesSettings): LedgerPages {
  const { documents, largeBodies } = settings;
  const conversions = openTable(documents, settings.conversionsTable);
  const ledger = openTable(documents, settings.ledgerTable);

  async function scanKeys(table: string, filter: string, values: object, after?: string) {
    const page = await documents.send(
      new ScanCommand({
        TableName: table,
        Limit: scannedPerPage,
        ProjectionExpression: 'pk, sk',
        FilterExpression: filter,
        ExpressionAttributeValues: { ...values },
        ...(after === undefined ? {} : { ExclusiveStartKey: decodeJson<ItemKey>(after) }),
      }),
    );
    const next = page.LastEvaluatedKey;
    return {
      keys: (page.Items ?? []) as unknown as readonly ItemKey[],
      ...(next === undefined ? {} : { next: encodeJson(next) }),
    };
  }

  return {
    async readConversions(after) {
      const { keys, ...rest } = await scanKeys(
        conversions.name,
        'sk = :state',
        { ':state': 'STATE' },
        after,
      );
      const owners = keys.map(readOwner).filter((owner) => owner?.kind === 'order');
      return {
        ...rest,
        keys: owners.map(({ merchantId, conversionId }) => ({ merchantId, conversionId })),
      };
    },

    async readConversion(key) {
      const { merchantId, conversionId } = key;
      const partition = orderPartition(merchantId, conversionId);
      const items = await conversions.query(partition, 'all');
      const stateItem = items.find(({ sk }) => sk === 'STATE');
      if (stateItem === undefined) return undefined;
      const marks = await ledger.query(partition, { prefix: legPrefix });
      const postedAt = new Map(marks.map((mark) => [mark.sk, mark.postedAt as Instant]));
      const state = fromStateItem(stateItem);
      const decisions = await Promise.all(
        listNamedRevisions(state, items).map((item) => fromRevisionItem(largeBodies, key, item)),
      );
      return {
        state,
        frozen: decisions.map(({ frozen }) => frozen),
        legs: decisions.flatMap(({ legs }) =>
          legs.map((leg) => {
            const at = postedAt.get(legKey(merchantId, leg).sk);
            return at === undefined ? leg : { ...leg, postedAt: at };
          }),
        ),
      };
    },

    async readAccounts(after) {
      // An account whose head is lost still has its first entry, and one that has lost that, its head.
      const { keys, ...rest } = await scanKeys(
        ledger.name,
        'sk = :head OR sk = :first',
        { ':head': 'HEAD', ':first': entryKey('', '', 1).sk },
        after,
      );
      const owners = keys.map(readOwner);
      const distinct = [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
      return {
        ...rest,
        accounts: distinct
          .filter((owner) => owner?.kind === 'account')
          .map(({ merchantId, creatorId }) => ({ merchantId, creatorId })),
        authorities: distinct
          .filter((owner) => owner?.kind === 'authority')
          .map(({ merchantId, country }) => ({ merchantId, country })),
      };
    },

    async readAuthority(merchantId, country) {
      const items = await ledger.query(authorityPartition(merchantId, country), 'all');
      const head = items.find(({ sk }) => sk === 'HEAD');
      return {
        head: head ? fromAuthorityHeadItem(head) : emptyAuthorityHead(merchantId, country),
        entries: items
          .filter(({ sk }) => (sk as string).startsWith(entryPrefix))
          .map(({ body }) => decodeJson<Entry>(unpackText(body))),
      };
    },

    async readAccount(merchantId, creatorId) {
      const items = await ledger.query(accountPartition(merchantId, creatorId), 'all');
      const withPrefix = (prefix: string) =>
        items.filter(({ sk }) => (sk as string).startsWith(prefix));
      const head = items.find(({ sk }) => sk === 'HEAD');
      return {
        head: head ? fromHeadItem(head) : emptyAccountHead(merchantId, creatorId),
        entries: withPrefix(entryPrefix).map(({ body }) => decodeJson<Entry>(unpackText(body))),
        payouts: withPrefix(payoutPrefix).map(fromPayoutItem),
        periods: withPrefix(periodPrefix).map(fromPeriodItem),
      };
    },

    async readEntryHash(merchantId, creatorId, sequence) {
      const item = await ledger.get(entryKey(merchantId, creatorId, sequence));
      return item && decodeJson<Entry>(unpackText(item.body)).hash;
    },
  };
}
