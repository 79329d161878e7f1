import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { BookExport, ExportStep } from '../../../core/finance/book-export.ts';
import type { BookRequest } from '../../../core/finance/index.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { entriesMax, makeExportBooks } from '../../../functions/export-books/export-books.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';
import { cutIntoPages, inMemoryBookPages, inMemoryBooks } from '../../support/in-memory-books.ts';

const name = { merchantId: 'acme', exportId: 'e1' };
const first: ExportStep = { ...name, parts: 0, read: 0 };
const accounts = {
  ...{ 'commission-expense': '1', pending: '2', settling: '3', payable: '4', debt: '5' },
  ...{ 'in-payout': '6', 'cash-clearing': '7' },
};
const journal: Extract<BookRequest, { kind: 'journal' }> = {
  kind: 'journal',
  ...{ from: 0, until: daysAfterOrder(1_000), accounts },
};

/** Exports a store page by page. @param pagesAtOnce how many pages a run has time for. */
async function exportAll(
  pages: readonly LedgerExport[],
  request: BookRequest = journal,
  pagesAtOnce = Number.POSITIVE_INFINITY,
) {
  const books = inMemoryBooks();
  const made: BookExport = {
    ...{ ...name, request, author: 'key:ada', requestedAt: 1, state: 'running', read: 0 },
  };
  await books.exports.add(made);
  const steps: ExportStep[] = [first];
  const progress: number[] = [];
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
    let left = pagesAtOnce;
    await makeExportBooks({
      ...books,
      pages: inMemoryBookPages(pages),
      locks: { list: async () => [] },
      hasTime: () => {
        left -= 1;
        return left > 0;
      },
      continueWith: async (next) => {
        steps.push(next);
      },
      ...{ now: () => 2, sha256 },
    })(step);
    progress.push((await books.exports.find('acme', 'e1'))?.read ?? 0);
  }
  const found = await books.exports.find('acme', 'e1');
  const texts = (found?.files ?? []).map((file) => books.textOf(file.sha256) ?? '');
  return { found, texts, progress, books };
}

describe('export-books', () => {
  it('writes the journal as CSV and JSON, and says when it was done', async () => {
    const { found, texts } = await exportAll([await aSettledStore()]);

    expect(found).toMatchObject({ state: 'done', read: 1, endedAt: 2 });
    expect(found?.files?.map(({ format }) => format)).toEqual(['csv', 'json']);
    expect(texts[0]).toContain('accountNumber,creatorId,currency,debit,credit');
    const rows = JSON.parse(texts[1] ?? '').rows as object[];
    expect(rows).toHaveLength((texts[0]?.split('\r\n').length ?? 0) - 2);
  });

  it.each<BookRequest>([
    journal,
    { kind: 'accrual', at: daysAfterOrder(60) },
    { kind: 'cash', now: 1, runDay: 15 },
  ])('goes on where it stopped, shows how far it is, and writes the same: %j', async (request) => {
    const pages = cutIntoPages(await aSettledStore());

    const atOnce = await exportAll([await aSettledStore()], request);
    const inRuns = await exportAll(pages, request, 3);

    expect(inRuns.texts).toEqual(atOnce.texts);
    expect(inRuns.progress.length).toBeGreaterThan(4);
    expect(inRuns.progress.slice(0, 2)).toEqual([3, 6]);
    expect(inRuns.found?.read).toBe(pages.length);
  });

  it('fails with a word of what is missing, and is not tried again', async () => {
    const { payable: _, ...few } = accounts;

    const { found } = await exportAll([await aSettledStore()], { ...journal, accounts: few });

    expect(found).toMatchObject({
      ...{ state: 'failed', endedAt: 2 },
      failure: 'The mapping names no account number for payable.',
    });
  });

  it('fails if there is more than it can hold, and says what to do', async () => {
    const [page] = [await aSettledStore()];
    const [account] = page.accounts;
    const [entry] = account?.entries ?? [];
    if (account === undefined || entry === undefined) throw new Error('There is an entry.');
    const many = Array.from({ length: entriesMax + 1 }, () => entry);

    const { found } = await exportAll([{ ...page, accounts: [{ ...account, entries: many }] }]);

    expect(found?.failure).toContain('ask for fewer days');
  });

  it('leaves an export that has ended as it is, and one that nobody knows alone', async () => {
    const { books, found } = await exportAll([await aSettledStore()]);
    const again = makeExportBooks({
      ...books,
      pages: inMemoryBookPages([]),
      locks: { list: async () => [] },
      hasTime: () => true,
      continueWith: async () => {},
      ...{ now: () => 3, sha256 },
    });

    await again(first);
    await again({ ...first, exportId: 'unknown' });

    expect(await books.exports.find('acme', 'e1')).toEqual(found);
  });
});
