import type { OrderCode } from '../../../core/assessment/order-facts.ts';
import { writeCode } from '../write-code.ts';
import type { ReadAmount } from './read-amount.ts';
import type { ShopifyOrder } from './shopify-schemas.ts';

/**
 * The discount codes that an order names, in upper case, each once.
 *
 * A code was applied if the shop lists it among the order's discount applications or if it took
 * money off; a code that is only mentioned, with nothing off, was not.
 */
export function normaliseCodes(order: ShopifyOrder, read: ReadAmount): OrderCode[] {
  const applications = order.discount_applications.filter((one) => one.type === 'discount_code');
  const appliedCodes = new Set(applications.map((one) => writeCode(one.code ?? '')));
  const codes = new Map<string, OrderCode>();

  for (const { code: written, amount } of order.discount_codes) {
    const code = writeCode(written);
    const discount = read('discount_codes', { set: undefined, plain: amount });
    const applied = discount > 0n || appliedCodes.has(code);
    if (!codes.has(code)) codes.set(code, { code, discountMinorUnits: discount, applied });
  }
  for (const code of appliedCodes) {
    if (codes.has(code)) continue;
    codes.set(code, { code, discountMinorUnits: sumOfCode(order, code, read), applied: true });
  }
  codes.delete('');
  return [...codes.values()];
}

/** What one code took off lines and shipping, by the index of its application. */
function sumOfCode(order: ShopifyOrder, code: string, read: ReadAmount): bigint {
  const indexes = new Set(
    order.discount_applications.flatMap((application, index) =>
      writeCode(application.code ?? '') === code ? [String(index)] : [],
    ),
  );
  return [...order.line_items, ...order.shipping_lines]
    .flatMap((line) => line.discount_allocations ?? [])
    .filter((one) => indexes.has(one.discount_application_index ?? ''))
    .map(({ amount, amount_set: set }) => read('discount_allocations', { set, plain: amount }))
    .reduce((sum, amount) => sum + amount, 0n);
}
