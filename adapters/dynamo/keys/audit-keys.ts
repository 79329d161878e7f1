import type { Instant } from '../../../core/time/instant.ts';
import { at13, type IndexKey, type ItemKey, tenant } from './item-key.ts';

/*
 * Keys of the audit log.
 */

export type AuditPart = 'REQUEST' | 'DONE' | 'REFUSED';
export const auditKey = (m: string, auditId: string, part: AuditPart): ItemKey => ({
  pk: `${tenant(m)}#AUDIT#${auditId}`,
  sk: part,
});
export const auditIndex = (m: string, at: Instant, auditId: string): IndexKey => ({
  ipk: `${tenant(m)}#AUDIT`,
  isk: `${at13(at)}#${auditId}`,
});
/** The places of what was asked for from one moment until another, both included. */
export const auditRange = (from = 0, until = 9_999_999_999_998) => ({
  from: at13(Math.max(from, 0)),
  last: at13(Math.max(until, 0) + 1),
});
