import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson } from '../../core/encoding/json.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry, Leg } from '../../core/ledger/entry.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import type { ConversionState, FrozenAssessment } from '../../core/settlement/conversion.ts';
import { emptyAuthorityHead } from '../../core/tax/remittance.ts';
import { fromLockItem } from './accounting-lock-store.ts';
import { fromStateItem } from './conversion-item.ts';
import { isOfAuthority, lockPrefix } from './keys/book-keys.ts';
import { revisionPrefix } from './keys/conversion-keys.ts';
import type { ItemKey } from './keys/item-key.ts';
import {
  entryPrefix,
  legKey,
  legPrefix,
  payoutPrefix,
  periodPrefix,
  taxYearPrefix,
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
import type { Item } from './table.ts';
import { fromTaxYearItem } from './tax-year-item.ts';

export type ExportSettings = {
  readonly documents: DynamoDBDocumentClient;
  readonly conversionsTable: string;
  readonly ledgerTable: string;
  readonly largeBodies: Pick<LargeBodies, 'get'>;
  /** Is told, page by page, how many items have been read. */
  readonly onRead?: (items: number) => void;
};

type StoredItem = Item & { readonly pk: string; readonly sk: string };

/**
 * Reads everything about money out of the tables, of all merchants, by scanning them: for a check of
 * a whole store that nobody writes to meanwhile, and for nothing else.
 */
export async function exportLedger(settings: ExportSettings): Promise<LedgerExport> {
  const { conversionsTable, ledgerTable, largeBodies, documents, onRead = () => {} } = settings;
  const orders = await scan(documents, conversionsTable, onRead);
  const accounts = await scan(documents, ledgerTable, (items) => onRead(orders.length + items));
  const payouts = accounts.filter(({ sk }) => sk.startsWith(payoutPrefix));
  const marks = accounts.filter(({ sk }) => sk.startsWith(legPrefix));
  const posted = new Set(marks.map(nameOf));
  const conversions = await readConversions(orders, largeBodies);

  return {
    conversions: conversions.map(({ state, frozen }) => ({ state, frozen })),
    accounts: readAccounts(accounts),
    waitingLegs: conversions
      .flatMap(({ legs }) => legs)
      .filter((leg) => !posted.has(nameOf(legKey(leg.merchantId, leg)))),
    payouts: payouts.map(fromPayoutItem),
    ...readLocks(accounts),
    ...readAuthorities(accounts),
    taxYears: accounts.filter(({ sk }) => sk.startsWith(taxYearPrefix)).map(fromTaxYearItem),
  };
}

const nameOf = ({ pk, sk }: ItemKey): string => JSON.stringify([pk, sk]);

async function scan(
  documents: DynamoDBDocumentClient,
  table: string,
  onRead: (items: number) => void,
): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    items.push(...((page.Items ?? []) as StoredItem[]));
    onRead(items.length);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

type DecidedConversion = {
  readonly state: ConversionState;
  readonly frozen: readonly FrozenAssessment[];
  readonly legs: readonly Leg[];
};

async function readConversions(
  items: readonly StoredItem[],
  largeBodies: Pick<LargeBodies, 'get'>,
): Promise<DecidedConversion[]> {
  const revisions = Map.groupBy(
    items.filter(({ sk }) => sk.startsWith(revisionPrefix)),
    ({ pk }) => pk,
  );
  const states = items.filter(({ sk }) => sk === 'STATE');
  return Promise.all(
    states.map(async (item) => {
      const state = fromStateItem(item);
      const named = listNamedRevisions(state, revisions.get(item.pk) ?? []);
      const decisions = await Promise.all(
        named.map((revision) => fromRevisionItem(largeBodies, state, revision)),
      );
      const frozen = decisions.map((decision) => decision.frozen);
      return { state, frozen, legs: decisions.flatMap(({ legs }) => legs) };
    }),
  );
}

/** Nothing where no month is locked. */
function readLocks(items: readonly StoredItem[]): Pick<LedgerExport, 'locks'> {
  const found = items.filter(({ sk }) => sk.startsWith(lockPrefix));
  return found.length === 0 ? {} : { locks: found.map(fromLockItem) };
}

/** Nothing where no tax was remitted. A journal whose head is lost is one all the same. */
function readAuthorities(items: readonly StoredItem[]): Pick<LedgerExport, 'authorities'> {
  const own = items.filter(isOfAuthority);
  if (own.length === 0) return {};
  const authorities = [...Map.groupBy(own, ({ pk }) => pk)].map(([pk, parts]) => {
    const head = parts.find(({ sk }) => sk === 'HEAD');
    const entries = parts
      .filter(({ sk }) => sk.startsWith(entryPrefix))
      .map((item) => decodeJson<Entry>(unpackText(item.body)));
    return { head: head === undefined ? lostHead(pk) : fromAuthorityHeadItem(head), entries };
  });
  return { authorities };
}

function lostHead(pk: string) {
  const [, merchant = '', country = ''] = /^TENANT#([^#]*)#AUTHORITY#(.*)$/.exec(pk) ?? [];
  return emptyAuthorityHead(merchant.replaceAll('%23', '#'), country);
}

/** An account whose head is lost is an account all the same: its entries will say so. */
function readAccounts(items: readonly StoredItem[]): LedgerExport['accounts'] {
  const heads = new Map(
    items.filter(({ sk }) => sk === 'HEAD').map((item) => [item.pk, fromHeadItem(item)]),
  );
  const entries = Map.groupBy(
    items.filter(({ sk }) => sk.startsWith(entryPrefix)),
    ({ pk }) => pk,
  );
  const places = new Set([...heads.keys(), ...entries.keys()]);
  return [...places].toSorted().flatMap((pk) => {
    const owner = readOwner({ pk, sk: 'HEAD' });
    if (owner?.kind !== 'account') return [];
    return [
      {
        head: heads.get(pk) ?? emptyAccountHead(owner.merchantId, owner.creatorId),
        entries: (entries.get(pk) ?? []).map((item) => decodeJson<Entry>(unpackText(item.body))),
        periods: items
          .filter((item) => item.pk === pk && item.sk.startsWith(periodPrefix))
          .map(fromPeriodItem),
      },
    ];
  });
}
