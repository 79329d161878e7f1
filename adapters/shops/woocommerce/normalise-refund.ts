import type { Refund } from '../../../core/assessment/order-facts.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { ReadText } from '../amount-reader.ts';
import { readPieces } from '../read-pieces.ts';
import { readOptionalUtcTime } from '../read-utc-time.ts';
import { splitRefund, type ToldRefund } from '../split-refund.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { valuesOfMetadata } from './values-of-metadata.ts';
import type {
  WoocommerceCharge,
  WoocommerceLineItem,
  WoocommerceRefund,
} from './woocommerce-schemas.ts';

/**
 * What a refund gave back. An order lists its refunds with their sums alone (`total`, negative, with tax and shipping);
 * that is a summary, which gives way to the refund itself, whose lines say in `_refunded_item_id` what they are of, with
 * negative quantities and amounts.
 *
 * @param earliest no later than the refund, for a list that has no times: a figure must not count it as still unknown.
 */
export function normaliseRefund(
  refund: WoocommerceRefund,
  read: ReadText,
  earliest: Instant,
): Refund {
  const field = `refund ${refund.id}`;
  const totalMinorUnits = readTotal(refund, read, field);
  const createdAt = readOptionalUtcTime(`${field}, date_created_gmt`, refund.date_created_gmt);
  const lines = (refund.line_items ?? []).flatMap((line) => readLine(line, read, field));
  const charges = [...refund.shipping_lines, ...refund.fee_lines];
  return {
    refundId: refund.id,
    processedAt: createdAt ?? earliest,
    ...splitRefund({ lines, beyondGoodsMinorUnits: sumCharges(charges, read), totalMinorUnits }),
    ...(refund.line_items ? {} : { summary: true as const }),
  };
}

/** `amount` is positive and `total` negative; both are all that the customer got. */
function readTotal({ amount, total }: WoocommerceRefund, read: ReadText, field: string): bigint {
  const text = amount ?? total;
  if (text === undefined || text === null) {
    throw new UnusableContentError('unreadable-amount', `${field} has no amount.`);
  }
  const minorUnits = read(`${field}, amount`, text);
  return minorUnits < 0n ? -minorUnits : minorUnits;
}

/** A line of which nobody says whose it is counts with the rest of the money. */
function readLine(
  line: WoocommerceLineItem,
  read: ReadText,
  field: string,
): ToldRefund['lines'][number][] {
  const [lineId] = valuesOfMetadata(line.meta_data, '_refunded_item_id');
  if (lineId === undefined) return [];
  return [
    {
      lineId,
      quantity: readPieces(line.quantity),
      minorUnits: -read(`${field}, total`, line.total),
      taxMinorUnits: -read(`${field}, total_tax`, line.total_tax || undefined),
    },
  ];
}

function sumCharges(charges: readonly WoocommerceCharge[], read: ReadText): bigint {
  return charges
    .map(
      ({ total, total_tax: tax }) =>
        -read('shipping_lines', total) - read('shipping_lines', tax || undefined),
    )
    .reduce((sum, one) => sum + one, 0n);
}
