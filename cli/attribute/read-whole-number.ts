import type { MarkovOrder } from '../../core/attribution/paths/index.ts';
import { UsageError } from '../usage-error.ts';

const orders: readonly MarkovOrder[] = [1, 2, 3, 4];

export function readOrder(written: string): MarkovOrder {
  const order = orders.find((one) => String(one) === written);
  if (order !== undefined) return order;
  throw new UsageError(`--order must be 1, 2, 3 or 4, not "${written}".`);
}

/** A place in a journey, counted from 1. */
export function readPosition(written: string): number {
  if (/^[1-9]\d{0,4}$/.test(written)) return Number(written);
  throw new UsageError(`--lead-position must be a whole number from 1 on, not "${written}".`);
}
