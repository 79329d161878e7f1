import type { Page, PageRequest } from '../requests/page.ts';
import type { Instant } from '../time/instant.ts';
import type { AuditEntry, AuditedOutcome, AuditedRequest } from './audit-entry.ts';
import type { AuditKind } from './audit-kind.ts';

export type AuditedKey = Pick<AuditedRequest, 'merchantId' | 'auditId'>;

/** Which entries of a merchant; what is absent is not asked for. */
export type AuditFilter = {
  /** Both included. */
  readonly from?: Instant;
  readonly until?: Instant;
  readonly kind?: AuditKind;
};

/** Who changed what, and why. What is written stays as it is: nothing is replaced, nothing removed. */
export interface AuditLog {
  /** Keeps the first request of an id; the same again changes nothing. */
  begin(request: AuditedRequest): Promise<void>;
  /** Keeps the first outcome of a kind. What was done counts, even if a repetition was refused before or after. */
  end(key: AuditedKey, outcome: AuditedOutcome): Promise<void>;
  /** The newest first. A page may have fewer than asked for, and still a next one. */
  list(merchantId: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>>;
}
