import type { AuditEntry, AuditedOutcome, AuditedRequest } from '../../core/audit/audit-entry.ts';
import type { AuditLog } from '../../core/audit/audit-log.ts';

/** An audit log that is remembered for the length of a test. */
export function inMemoryAuditLog(): AuditLog {
  const requests = new Map<string, AuditedRequest>();
  const outcomes = new Map<string, AuditedOutcome>();
  const nameOf = (...parts: string[]) => JSON.stringify(parts);

  function withOutcome(request: AuditedRequest): AuditEntry {
    const { merchantId, auditId } = request;
    const outcome =
      outcomes.get(nameOf(merchantId, auditId, 'done')) ??
      outcomes.get(nameOf(merchantId, auditId, 'refused'));
    return outcome === undefined ? request : { ...request, outcome };
  }

  return {
    async begin(request) {
      const name = nameOf(request.merchantId, request.auditId);
      if (!requests.has(name)) requests.set(name, request);
    },
    async end({ merchantId, auditId }, outcome) {
      const name = nameOf(merchantId, auditId, outcome.kind);
      if (!outcomes.has(name)) outcomes.set(name, outcome);
    },
    async list(merchantId, { from = 0, until = Number.MAX_SAFE_INTEGER, kind }, { limit, after }) {
      const placeOf = ({ at, auditId }: AuditedRequest) =>
        `${String(at).padStart(13, '0')}#${auditId}`;
      const found = [...requests.values()]
        .filter((request) => request.merchantId === merchantId)
        .filter(({ at }) => from <= at && at <= until)
        .filter((request) => kind === undefined || request.kind === kind)
        .toSorted((a, b) => (placeOf(a) > placeOf(b) ? -1 : 1))
        .filter((request) => after === undefined || placeOf(request) < after);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(withOutcome),
        ...(found.length > limit && last !== undefined ? { next: placeOf(last) } : {}),
      };
    },
  };
}
