import type { AttributableConversion } from '../../../core/attribution/attribution.ts';
import { orderMoment } from './moments.ts';

/** The factories' order as attribution sees it. */
export function anAttributableConversion(
  changes: Partial<AttributableConversion> = {},
): AttributableConversion {
  return {
    conversionId: 'shop~1001',
    convertedAt: orderMoment,
    buyerIdentityHashes: ['k1:buyer'],
    country: 'US',
    ...changes,
  };
}
