import { describeBook, writeBookCsv } from '../../adapters/finance/write-book.ts';
import type { Sha256 } from '../../core/encoding/hashing.ts';
import { UnmappedAccountError } from '../../core/finance/account-mapping.ts';
import type { AccountingLockStore } from '../../core/finance/accounting-lock.ts';
import type { Book } from '../../core/finance/book.ts';
import type {
  BookExport,
  BookExportStore,
  BookFiles,
  BookPages,
  ExportStep,
} from '../../core/finance/book-export.ts';
import {
  addBookParts,
  type BookPart,
  emptyBookPart,
  LockedBookError,
  makeBook,
  readBookPart,
} from '../../core/finance/sum-books.ts';
import type { Instant } from '../../core/time/instant.ts';

export type ExportBooksPorts = {
  readonly exports: BookExportStore;
  readonly pages: BookPages;
  readonly files: BookFiles;
  readonly locks: Pick<AccountingLockStore, 'list'>;
  /** Whether there is time for another page. */
  readonly hasTime: () => boolean;
  readonly continueWith: (step: ExportStep) => Promise<void>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

/** More entries than a function can hold and sort. */
export const entriesMax = 200_000;

/** The books that were asked for cannot be made; whoever asked reads why. */
class RefusedExportError extends Error {}

/**
 * Makes an export of the books: walks the merchant's ledger page by page, puts aside what it has found when it is out of time and
 * goes on in another run, and writes the files at the end. An export that has ended is left as it is.
 */
export function makeExportBooks(ports: ExportBooksPorts) {
  return async (step: ExportStep): Promise<void> => {
    const found = await ports.exports.find(step.merchantId, step.exportId);
    if (found === undefined || found.state !== 'running') return;
    try {
      await walk(ports, found, step);
    } catch (error) {
      const failure = explain(error);
      if (failure === undefined) throw error;
      await ports.exports.save({ ...found, state: 'failed', failure, endedAt: ports.now() });
    }
  };
}

async function walk(ports: ExportBooksPorts, found: BookExport, step: ExportStep): Promise<void> {
  const { merchantId, request } = found;
  let { after, read } = step;
  let part = emptyBookPart;
  do {
    const page = await ports.pages.read(merchantId, after);
    part = addBookParts(part, readBookPart(request, merchantId, page.store));
    requireRoom(part);
    read += page.read;
    after = page.next;
  } while (after !== undefined && ports.hasTime());
  if (after === undefined) return finish(ports, { ...found, read }, step.parts, part);

  await ports.files.putPart(found, step.parts + 1, part);
  await ports.exports.save({ ...found, read });
  await ports.continueWith({ ...step, parts: step.parts + 1, read, after });
}

async function finish(
  ports: ExportBooksPorts,
  found: BookExport,
  parts: number,
  last: BookPart,
): Promise<void> {
  const { merchantId, request } = found;
  let all = emptyBookPart;
  for (let number = 1; number <= parts; number += 1) {
    all = addBookParts(all, await ports.files.readPart(found, number));
    requireRoom(all);
  }
  all = addBookParts(all, last);
  requireRoom(all);
  const locks = request.kind === 'journal' ? await ports.locks.list(merchantId) : [];
  const book = makeBook(request, merchantId, all, locks, ports.sha256);
  const files = await writeFiles(ports, found, book);
  await ports.exports.save({ ...found, state: 'done', files, endedAt: ports.now() });
}

async function writeFiles({ files }: ExportBooksPorts, found: BookExport, book: Book) {
  return [
    await files.putFile(found, 'csv', writeBookCsv(book)),
    await files.putFile(found, 'json', JSON.stringify(describeBook(book))),
  ];
}

function requireRoom({ entries }: BookPart): void {
  if (entries.length <= entriesMax) return;
  throw new RefusedExportError(
    `There are more than ${entriesMax} entries in this time; ask for fewer days at once.`,
  );
}

/** `undefined`: it is our fault, or a service's, and it is tried again. */
function explain(error: unknown): string | undefined {
  const isRefusal =
    error instanceof RefusedExportError ||
    error instanceof UnmappedAccountError ||
    error instanceof LockedBookError ||
    // The ledger does not balance.
    error instanceof RangeError;
  return isRefusal ? (error as Error).message : undefined;
}
