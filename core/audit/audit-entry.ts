import type { Instant } from '../time/instant.ts';
import type { AuditKind } from './audit-kind.ts';

/** What somebody asked to be changed, written down before it was. */
export type AuditedRequest = {
  readonly merchantId: string;
  /** The same for a request and its repetition. */
  readonly auditId: string;
  readonly at: Instant;
  readonly author: string;
  readonly kind: AuditKind;
  /** What was to be changed, as the request names it: `/v1/programs/spring`. */
  readonly target: string;
  /** As the author wrote it; absent where nothing was written. */
  readonly reason?: string;
  /** The thing as it was shown to whoever asked; absent if it was not there, or is never shown. */
  readonly before?: unknown;
};

/** What became of it: the thing as it then was, or the stable name of why not. */
export type AuditedOutcome =
  | { readonly kind: 'done'; readonly at: Instant; readonly after?: unknown }
  | { readonly kind: 'refused'; readonly at: Instant; readonly problem: string };

/**
 * A request with what became of it. Without an outcome it is under way, or broke off: then it was done
 * or was not, which only the thing itself tells.
 */
export type AuditEntry = AuditedRequest & { readonly outcome?: AuditedOutcome };
