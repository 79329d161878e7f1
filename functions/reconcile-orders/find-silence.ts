import type { ShopConnection } from '../../core/programs/program.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** Without an order for so many days a connection is silent, if it does not say another number. */
const usualDays = 3;
/** One that has been silent for so much longer is not used any more, and nobody is to be alarmed each night. */
const watchedDays = 30;

/**
 * For how many whole days a connection has brought no order, if that is longer than it may be and it brought some before.
 * Orders are found by their days, newest first, so a shop that sells costs a look at one day.
 */
export async function findSilence(
  conversions: Pick<ConversionStore, 'listOfDay'>,
  { merchantId, connectionId, programId, silentAfterDays = usualDays }: ShopConnection,
  now: Instant,
): Promise<number | undefined> {
  for (let daysAgo = 0; daysAgo <= silentAfterDays + watchedDays; daysAgo += 1) {
    const day = formatDay(addDays(now, -daysAgo));
    const orders = await conversions.listOfDay(merchantId, programId, day);
    if (orders.some((order) => order.connectionId === connectionId)) {
      return daysAgo > silentAfterDays ? daysAgo - 1 : undefined;
    }
  }
  return undefined;
}
