import type { ConversionState } from '../../../core/settlement/conversion.ts';
import { daysAfterOrder, orderMoment } from './moments.ts';

/** The factories' order, estimated: pending, 10.00 USD for `mia`, closing after 45 days. */
export function aConversionState(changes: Partial<ConversionState> = {}): ConversionState {
  return {
    merchantId: 'acme',
    conversionId: 'shop~1001',
    connectionId: 'acme.shop',
    programId: 'spring',
    orderId: '1001',
    version: 1,
    revision: 0,
    status: 'pending',
    currency: 'USD',
    placedAt: orderMoment,
    closeAt: daysAfterOrder(45),
    holds: [],
    owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
    journal: [],
    summary: {
      orderName: '#1001',
      revenueMinorUnits: 10_000n,
      discountMinorUnits: 0n,
      commissionMinorUnits: 1_000n,
      newCustomer: false,
      refundedMinorUnits: 0n,
    },
    updatedAt: orderMoment + 2_000,
    ...changes,
  };
}
