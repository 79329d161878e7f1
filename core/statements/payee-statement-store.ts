import type { Page, PageRequest } from '../requests/page.ts';
import type { Instant } from '../time/instant.ts';
import type { Span } from '../time/month-span.ts';

/** That a payee's statement was issued, and what it says by its digest. */
export type PayeeStatementRecord = Span & {
  readonly merchantId: string;
  readonly payeeId: string;
  readonly number: string;
  readonly month: string;
  readonly timeZone: string;
  /** Of the statement's text, the canonical JSON, in hexadecimal. */
  readonly sha256: string;
  readonly issuedAt: Instant;
};

/** Which statements of payees were issued. A month of a payee has one at most, and it is never replaced. */
export interface PayeeStatementStore {
  /** `known`: the month's statement was issued already; that one stays. */
  add(record: PayeeStatementRecord): Promise<'added' | 'known'>;
  find(
    merchantId: string,
    payeeId: string,
    month: string,
  ): Promise<PayeeStatementRecord | undefined>;
  /** The newest first. */
  list(merchantId: string, payeeId: string, page: PageRequest): Promise<Page<PayeeStatementRecord>>;
  /** Up to which month a payee's statements are made, whether or not there was anything to state. */
  findThrough(merchantId: string, payeeId: string): Promise<string | undefined>;
  /** Notes that no statement up to a month will be issued any more. */
  noteThrough(merchantId: string, payeeId: string, month: string): Promise<void>;
}
