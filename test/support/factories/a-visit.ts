import type { ConsentChange, Visit } from '../../../core/identity/visitor-trail.ts';
import { daysBeforeOrder } from './moments.ts';

/** A visit of `visitor-1` through an e-mail, a day before the factories' order. */
export function aVisit(changes: Partial<Visit> = {}): Visit {
  const at = changes.at ?? daysBeforeOrder(1);
  return {
    touchId: 'visit-1',
    channel: 'email',
    visitorId: 'visitor-1',
    at,
    recordedAt: at + 1_000,
    ...changes,
  };
}

/** `visitor-1` withdraws the consent to be tracked, a day before the factories' order. */
export function aConsentChange(changes: Partial<ConsentChange> = {}): ConsentChange {
  const at = changes.at ?? daysBeforeOrder(1);
  return {
    changeId: 'consent-1',
    visitorId: 'visitor-1',
    granted: false,
    at,
    recordedAt: at + 1_000,
    ...changes,
  };
}
