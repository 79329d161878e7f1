import {
  type DiscountField,
  discountFields,
  type ShopDiscount,
} from '../../../core/codes/shop-discount.ts';
import { toMoneyDocument } from '../../../core/money/money-document.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** A shop's discount as the API shows it, and takes it in: `percent` or `amount`, and its limits. */
export function toDiscountDocument(discount: ShopDiscount): Record<string, unknown> {
  const { value } = discount;
  const worth =
    value.kind === 'percentage'
      ? { percent: value.percent }
      : { amount: toMoneyDocument(value.amount) };
  const limits = discountFields.flatMap((field) =>
    field === 'value' || discount[field] === undefined
      ? []
      : [[field, toFieldDocument(discount, field)] as const],
  );
  return { ...worth, ...Object.fromEntries(limits) };
}

/** One field of it; nothing, written as null, where it has none. */
export function toFieldDocument(discount: ShopDiscount | undefined, field: DiscountField): unknown {
  if (discount === undefined) return null;
  switch (field) {
    case 'value': {
      const { percent, amount } = toDiscountDocument({ value: discount.value });
      return percent === undefined ? { amount } : { percent };
    }
    case 'minimumOrder':
      return discount.minimumOrder === undefined ? null : toMoneyDocument(discount.minimumOrder);
    case 'startsAt':
    case 'endsAt': {
      const at = discount[field];
      return at === undefined ? null : formatInstant(at);
    }
    default:
      return discount[field] ?? null;
  }
}
