import type * as z from 'zod';
import type { Instant } from '../../core/time/instant.ts';
import { ApiAnswerError } from '../http/api-error.ts';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';
import type { ListedOrder } from './order-listing.ts';
import { UnusableContentError } from './unusable-content-error.ts';

/**
 * Reads the orders of a list.
 *
 * @throws ApiAnswerError if one of them has no id or no time: a list that is read in part would leave orders out.
 */
export function readListedOrders<Written extends { readonly id: string }>(
  path: string,
  json: LosslessJson | undefined,
  schema: z.ZodType<Written>,
  readChange: (written: Written) => Instant,
): (ListedOrder & { readonly written: Written })[] {
  if (!Array.isArray(json)) throw new ApiAnswerError(path, 'answered no list');
  return json.map((item) => {
    const read = schema.safeParse(item);
    if (!read.success) throw new ApiAnswerError(path, 'lists an order without its id or its time');
    return {
      orderId: read.data.id,
      changedAt: readTime(path, read.data, readChange),
      written: read.data,
    };
  });
}

function readTime<Written>(
  path: string,
  written: Written,
  readChange: (written: Written) => Instant,
): Instant {
  try {
    return readChange(written);
  } catch (error) {
    if (!(error instanceof UnusableContentError)) throw error;
    throw new ApiAnswerError(path, 'lists an order with a time that is none');
  }
}
