import type { ConversionState } from '../settlement/conversion.ts';

/** Whether a conversion is an order: what is none costs commission, and sold nothing by itself. */
export function isOrder({ summary }: Pick<ConversionState, 'summary'>): boolean {
  return summary.kind === undefined;
}
