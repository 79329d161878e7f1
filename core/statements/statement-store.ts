import type { Page, PageRequest } from '../requests/page.ts';
import type { Instant } from '../time/instant.ts';
import type { Span } from '../time/month-span.ts';

/** That a statement was issued, and what it says by its digest. */
export type StatementRecord = Span & {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly number: string;
  readonly month: string;
  readonly timeZone: string;
  /** Of the statement's text, the canonical JSON, in hexadecimal. */
  readonly sha256: string;
  /** The last entry that it covers. */
  readonly throughSequence: number;
  readonly issuedAt: Instant;
};

/** Which statements were issued. A month of a creator has one, and it is never replaced. */
export interface StatementStore {
  /** `known`: the month's statement was issued already; that one stays. */
  add(record: StatementRecord): Promise<'added' | 'known'>;
  find(merchantId: string, creatorId: string, month: string): Promise<StatementRecord | undefined>;
  /** The creator's last one. */
  findNewest(merchantId: string, creatorId: string): Promise<StatementRecord | undefined>;
  /** The newest first. */
  list(merchantId: string, creatorId: string, page: PageRequest): Promise<Page<StatementRecord>>;
}

/** The texts of statements, under the digests that their records name. */
export interface StatementTexts {
  /** Keeps a text; the same again changes nothing. */
  put(record: StatementTextKey, text: string): Promise<void>;
  read(record: StatementTextKey): Promise<string | undefined>;
}

export type StatementTextKey = Pick<StatementRecord, 'merchantId' | 'number' | 'sha256'>;
