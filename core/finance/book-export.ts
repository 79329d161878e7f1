import type { LedgerExport } from '../ledger/ledger-export.ts';
import type { Instant } from '../time/instant.ts';
import type { BookRequest } from './book.ts';
import type { BookPart } from './sum-books.ts';

/** A file of an export, named by its digest. */
export type BookFile = {
  readonly format: 'csv' | 'json';
  readonly sha256: string;
  readonly bytes: number;
};

/**
 * An export of the books, which is made beside everybody's work: no index knows when an entry was posted, so the whole ledger of
 * the merchant is walked.
 */
export type BookExport = {
  readonly merchantId: string;
  readonly exportId: string;
  readonly request: BookRequest;
  readonly author: string;
  readonly requestedAt: Instant;
  readonly state: 'running' | 'done' | 'failed';
  /** How many stored things have been looked at. */
  readonly read: number;
  /** Of one that has failed: what to do about it. */
  readonly failure?: string;
  readonly endedAt?: Instant;
  /** Of one that is done. */
  readonly files?: readonly BookFile[];
};

/** A step of an export; every step may run twice. */
export type ExportStep = {
  readonly merchantId: string;
  readonly exportId: string;
  /** How many parts earlier steps have put aside. */
  readonly parts: number;
  readonly read: number;
  /** Where the walk goes on; absent: at its beginning. */
  readonly after?: string;
};

export interface BookExportStore {
  add(made: BookExport): Promise<void>;
  find(merchantId: string, exportId: string): Promise<BookExport | undefined>;
  /** Writes it in the place of one that still runs; nothing if it has ended. */
  save(next: BookExport): Promise<void>;
}

/** A merchant's store of money piece by piece, each piece a part of it: an account may lie in several. Only an export walks it. */
export interface BookPages {
  read(
    merchantId: string,
    after: string | undefined,
  ): Promise<{
    readonly store: LedgerExport;
    readonly read: number;
    /** Absent: that was all. */
    readonly next?: string;
  }>;
}

type ExportName = Pick<BookExport, 'merchantId' | 'exportId'>;

/** Parts of exports that are put aside, and their files. What is old is removed by itself. */
export interface BookFiles {
  putPart(of: ExportName, number: number, part: BookPart): Promise<void>;
  readPart(of: ExportName, number: number): Promise<BookPart>;
  putFile(of: ExportName, format: BookFile['format'], text: string): Promise<BookFile>;
  /** An address under which anybody can fetch the file for a short time. */
  signDownload(of: ExportName, file: BookFile, fileName: string): Promise<string>;
}

/** So long an address works that leads to a file. */
export const downloadSeconds = 300;
