import { encodeJson } from '../encoding/json.ts';
import { type DiscountField, discountFields, type ShopDiscount } from './shop-discount.ts';

/**
 * The fields in which a shop's discount is another than it should be. What is left to the shop is never one: the start of
 * a discount without one, and whether it may be combined if nobody said so.
 */
export function compareDiscounts(wanted: ShopDiscount, inShop: ShopDiscount): DiscountField[] {
  return discountFields.filter(
    (field) => !isLeftToShop(field, wanted) && write(wanted, field) !== write(inShop, field),
  );
}

function isLeftToShop(field: DiscountField, wanted: ShopDiscount): boolean {
  return (field === 'startsAt' || field === 'combinable') && wanted[field] === undefined;
}

function write(discount: ShopDiscount, field: DiscountField): string {
  switch (field) {
    case 'value': {
      const { value } = discount;
      return value.kind === 'percentage' ? value.percent : writeMoney(value.amount);
    }
    case 'minimumOrder':
      return writeMoney(discount.minimumOrder);
    case 'excludedProductIds':
      return encodeJson((discount.excludedProductIds ?? []).toSorted());
    default:
      return String(discount[field]);
  }
}

function writeMoney(money: { minorUnits: bigint; currency: string } | undefined): string {
  return money === undefined ? '' : `${money.minorUnits} ${money.currency}`;
}
