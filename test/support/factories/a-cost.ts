import type { Cost } from '../../../core/reports/cost.ts';
import { orderMoment } from './moments.ts';

/** 30.00 USD of goods sent to `mia` on the day of the factories' order. */
export function aCost(changes: Partial<Cost> = {}): Cost {
  return {
    merchantId: 'acme',
    costId: 'tent-for-mia',
    programId: 'spring',
    day: '2026-03-02',
    kind: 'goods',
    minorUnits: 3_000n,
    currency: 'USD',
    creatorId: 'mia',
    note: 'A tent.',
    author: 'key:ada',
    recordedAt: orderMoment,
    ...changes,
  };
}
