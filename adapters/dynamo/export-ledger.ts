import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJson } from '../../core/encoding/json.ts';
import { emptyAccountHead } from '../../core/ledger/empty-account-head.ts';
import type { Entry, Leg } from '../../core/ledger/entry.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import type { FrozenAssessment } from '../../core/settlement/conversion.ts';
import { fromStateItem } from './conversion-item.ts';
import { entryPrefix, inboxPrefix, payoutPrefix, readOwner, revisionPrefix } from './keys.ts';
import { type LargeBodies, readBody } from './large-bodies.ts';
import { fromHeadItem } from './ledger-store.ts';
import { unpackText } from './pack-text.ts';
import { fromPayoutItem } from './payout-item.ts';
import type { Item } from './table.ts';

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
  const legs = accounts.filter(({ sk }) => sk.startsWith(inboxPrefix));

  return {
    conversions: await readConversions(orders, largeBodies),
    accounts: readAccounts(accounts),
    waitingLegs: legs.map((item) => decodeJson<Leg>(item.body as string)),
    payouts: payouts.map(fromPayoutItem),
  };
}

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

async function readConversions(
  items: readonly StoredItem[],
  largeBodies: Pick<LargeBodies, 'get'>,
): Promise<LedgerExport['conversions']> {
  const revisions = Map.groupBy(
    items.filter(({ sk }) => sk.startsWith(revisionPrefix)),
    ({ pk }) => pk,
  );
  const states = items.filter(({ sk }) => sk === 'STATE');
  return Promise.all(
    states.map(async (item) => ({
      state: fromStateItem(item),
      frozen: await Promise.all(
        (revisions.get(item.pk) ?? []).map(async (revision) =>
          decodeJson<FrozenAssessment>(await readBody(largeBodies, revision)),
        ),
      ),
    })),
  );
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
      },
    ];
  });
}
