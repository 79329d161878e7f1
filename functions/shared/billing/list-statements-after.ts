import type { StatementRecord, StatementStore } from '../../../core/statements/statement-store.ts';

const pageLimit = 24;

/** A creator's statements of months after one, or all, the oldest first. */
export async function listStatementsAfter(
  statements: Pick<StatementStore, 'list'>,
  { merchantId, creatorId }: { readonly merchantId: string; readonly creatorId: string },
  month = '',
): Promise<StatementRecord[]> {
  const found: StatementRecord[] = [];
  let after: string | undefined;
  do {
    const request = { limit: pageLimit, ...(after === undefined ? {} : { after }) };
    const page = await statements.list(merchantId, creatorId, request);
    const later = page.items.filter((record) => record.month > month);
    found.push(...later);
    after = later.length < page.items.length ? undefined : page.next;
  } while (after !== undefined);
  return found.toReversed();
}
