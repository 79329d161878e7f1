import type { AdmissionRequest } from '../../../core/plans/budgets/admission.ts';
import type { Allowance } from '../../../core/plans/budgets/allowance.ts';
import { daysAfterOrder, daysBeforeOrder } from './moments.ts';

/** A budget of 100 units that stops when it is spent. */
export function anAllowance(changes: Partial<Allowance> = {}): Allowance {
  return {
    key: { merchantId: 'm1', kind: 'budget', id: 'spring' },
    units: 100n,
    whenSpent: 'stop',
    ...changes,
  };
}

/** An order, asked about a day after it was placed, that rests on a click of the day before it. */
export function anAdmissionRequest(changes: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return {
    conversionId: 'order-1',
    units: 10n,
    touchedAt: daysBeforeOrder(1),
    at: daysAfterOrder(1),
    ...changes,
  };
}
