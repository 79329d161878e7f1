import type { Leg } from '../../../core/ledger/entry.ts';
import { daysAfterOrder } from './moments.ts';

/** 10.00 USD for `mia` from the close of the factories' order. */
export function aLeg(changes: Partial<Leg> = {}): Leg {
  return {
    merchantId: 'acme',
    creatorId: 'mia',
    conversionId: 'shop~1001',
    revision: 1,
    unit: 'USD',
    minorUnits: 1_000n,
    eventAt: daysAfterOrder(45),
    ...changes,
  };
}
