import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { BookPages } from '../../core/finance/book-export.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { emptyAuthorityHead } from '../../core/tax/remittance.ts';
import { fromStateItem } from './conversion-item.ts';
import { authoritiesOf } from './keys/book-keys.ts';
import { ordersOf } from './keys/conversion-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import { accountsOf, entryPrefix, payoutPrefix } from './keys/ledger-keys.ts';
import { fromHeadItem } from './ledger-store.ts';
import { unpackText } from './pack-text.ts';
import { fromPayoutItem } from './payout-item.ts';
import { fromAuthorityHeadItem } from './remittance-store.ts';
import type { Item } from './table.ts';

export type BookPagesSettings = {
  readonly documents: DynamoDBDocumentClient;
  readonly conversionsTable: string;
  readonly ledgerTable: string;
  /** Items looked at for each page. Default: as many as are in a megabyte. */
  readonly itemsPerPage?: number;
};

type Place = { readonly table: 'ledger' | 'conversions'; readonly key?: ItemKey };
type StoredItem = Item & ItemKey;

/** What a scan filters by: the merchant's heads, entries and payouts; then the states of the merchant's orders. */
const filters = {
  ledger:
    '(begins_with(pk, :accounts) AND (sk = :head OR begins_with(sk, :entry) OR begins_with(sk, :payout))) OR begins_with(pk, :authorities)',
  conversions: 'begins_with(pk, :orders) AND sk = :state',
} as const;

/**
 * Walks the Ledger and the Conversions table by scanning them, strongly consistent: the journal of an order is in its state, and no
 * index knows when something was posted. It costs what is stored, of all merchants, so nothing but an export asks for it.
 */
export function dynamoBookPages(settings: BookPagesSettings): BookPages {
  return {
    async read(merchantId, after) {
      const place: Place = after === undefined ? { table: 'ledger' } : decodeJson(after);
      const page = await settings.documents.send(
        new ScanCommand({
          TableName: place.table === 'ledger' ? settings.ledgerTable : settings.conversionsTable,
          ConsistentRead: true,
          ...(settings.itemsPerPage === undefined ? {} : { Limit: settings.itemsPerPage }),
          FilterExpression: filters[place.table],
          ExpressionAttributeValues: valuesOf(place, merchantId),
          ...(place.key === undefined ? {} : { ExclusiveStartKey: place.key }),
        }),
      );
      const items = (page.Items ?? []) as StoredItem[];
      const next = nextPlace(place, page.LastEvaluatedKey as ItemKey | undefined);
      return {
        store: place.table === 'ledger' ? readAccounts(merchantId, items) : readOrders(items),
        read: page.ScannedCount ?? 0,
        ...(next === undefined ? {} : { next: encodeJson(next) }),
      };
    },
  };
}

function valuesOf({ table }: Place, merchantId: string) {
  if (table === 'conversions') return { ':orders': ordersOf(merchantId), ':state': 'STATE' };
  return {
    ...{ ':accounts': accountsOf(merchantId), ':authorities': authoritiesOf(merchantId) },
    ...{ ':head': 'HEAD', ':entry': entryPrefix, ':payout': payoutPrefix },
  };
}

function nextPlace({ table }: Place, key: ItemKey | undefined): Place | undefined {
  if (key !== undefined) return { table, key };
  return table === 'ledger' ? { table: 'conversions' } : undefined;
}

const nothing: LedgerExport = { conversions: [], accounts: [], waitingLegs: [], payouts: [] };

function readOrders(items: readonly StoredItem[]): LedgerExport {
  return {
    ...nothing,
    conversions: items.map((item) => ({ state: fromStateItem(item), frozen: [] })),
  };
}

/** An account of which the head is on another page seems empty here, and its entries count all the same. */
function readAccounts(merchantId: string, items: readonly StoredItem[]): LedgerExport {
  const ofAuthority = ({ pk }: ItemKey) => pk.startsWith(authoritiesOf(merchantId));
  const groups = (own: readonly StoredItem[]) => [...Map.groupBy(own, ({ pk }) => pk)];
  const headOf = (own: readonly StoredItem[]) => own.find(({ sk }) => sk === 'HEAD');
  return {
    ...nothing,
    accounts: groups(items.filter((item) => !ofAuthority(item))).map(([pk, own]) => {
      const head = headOf(own);
      const creatorId = pk.slice(accountsOf(merchantId).length);
      return {
        head: head ? fromHeadItem(head) : emptyAccountHead(merchantId, creatorId),
        entries: readEntries(own),
      };
    }),
    authorities: groups(items.filter(ofAuthority)).map(([pk, own]) => {
      const head = headOf(own);
      const country = pk.slice(authoritiesOf(merchantId).length);
      return {
        head: head ? fromAuthorityHeadItem(head) : emptyAuthorityHead(merchantId, country),
        entries: readEntries(own),
      };
    }),
    payouts: items.filter(({ sk }) => sk.startsWith(payoutPrefix)).map(fromPayoutItem),
  };
}

function readEntries(items: readonly StoredItem[]): Entry[] {
  return items
    .filter(({ sk }) => sk.startsWith(entryPrefix))
    .map(({ body }) => decodeJson<Entry>(unpackText(body)));
}
