import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry, AuditedOutcome, AuditedRequest } from '../../core/audit/audit-entry.ts';
import type { AuditLog } from '../../core/audit/audit-log.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { Page, PageRequest } from '../../core/requests/page.ts';
import { auditIndex, auditKey, auditRange } from './keys/audit-keys.ts';
import { isNew, putItem } from './put-item.ts';
import { type Item, openTable, type Table } from './table.ts';

/** Entries looked through for a page: most may be of another kind, and a page must not take for ever. */
const entriesPerPage = 400;

/**
 * Keeps the audit log in a table of its own, which nobody may change or delete items of. What was asked
 * for is one item, what became of it another, each put once. Lists come from the index, so what was
 * asked for a moment ago may be missing in them.
 */
export function dynamoAuditLog(documents: DynamoDBDocumentClient, tableName: string): AuditLog {
  const table = openTable(documents, tableName);

  return {
    async begin(request) {
      const { merchantId, auditId, at } = request;
      const item = {
        ...auditKey(merchantId, auditId, 'REQUEST'),
        ...auditIndex(merchantId, at, auditId),
        body: encodeJson(request),
      };
      await putItem(table, item, isNew);
    },

    async end({ merchantId, auditId }, outcome) {
      const part = outcome.kind === 'done' ? 'DONE' : 'REFUSED';
      const item = { ...auditKey(merchantId, auditId, part), body: encodeJson(outcome) };
      await putItem(table, item, isNew);
    },

    async list(merchantId, { from, until, kind }, { limit, after }) {
      const { ipk } = auditIndex(merchantId, 0, '');
      const range = auditRange(from, until);
      const reachable = after === undefined ? range : { ...range, last: after };
      const found = await table.queryIndexBackwards('byIndex', ipk, reachable, entriesPerPage + 1);
      // The range includes the place itself.
      const places = found.filter(({ isk }) => isk !== after);
      const page = choosePage(places, found.length > entriesPerPage, limit, kind);
      return { ...page, items: await addOutcomes(table, page.items) };
    },
  };
}

/** Of what was found, the first of a kind; with a next page if there may be more. */
function choosePage(
  places: readonly Item[],
  isCut: boolean,
  limit: PageRequest['limit'],
  kind: AuditedRequest['kind'] | undefined,
): Page<AuditedRequest> {
  const items: AuditedRequest[] = [];
  for (const [index, { body, isk }] of places.entries()) {
    const request = decodeJson<AuditedRequest>(body as string);
    if (kind !== undefined && request.kind !== kind) continue;
    items.push(request);
    const isLast = index + 1 === places.length && !isCut;
    if (items.length === limit) return isLast ? { items } : { items, next: isk as string };
  }
  const last = places.at(-1)?.isk;
  return isCut && last !== undefined ? { items, next: last as string } : { items };
}

async function addOutcomes(
  table: Table,
  requests: readonly AuditedRequest[],
): Promise<AuditEntry[]> {
  const keys = requests.flatMap(({ merchantId, auditId }) => [
    auditKey(merchantId, auditId, 'REFUSED'),
    auditKey(merchantId, auditId, 'DONE'),
  ]);
  // What was done comes after what was refused, and stands for both.
  const outcomes = new Map<unknown, AuditedOutcome>(
    (await table.getMany(keys)).map(({ pk, body }) => [pk, decodeJson(body as string)]),
  );
  return requests.map((request) => {
    const outcome = outcomes.get(auditKey(request.merchantId, request.auditId, 'DONE').pk);
    return outcome === undefined ? request : { ...request, outcome };
  });
}
