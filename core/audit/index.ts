export type { AuditEntry, AuditedOutcome, AuditedRequest } from './audit-entry.ts';
export { type AuditKind, auditKinds } from './audit-kind.ts';
export type { AuditedKey, AuditFilter, AuditLog } from './audit-log.ts';
