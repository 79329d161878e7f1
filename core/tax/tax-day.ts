import { daysFromCivil } from '../time/civil-day.ts';
import { formatDay } from '../time/format-instant.ts';
import { type Instant, msPerDay } from '../time/instant.ts';
import { zonedDay } from '../time/zoned-day.ts';
import type { MerchantTax } from './merchant-tax.ts';

/** The day on which a payment is made, as its payer's calendar has it: `YYYY-MM-DD`. */
export function taxDayOf({ timezone }: Pick<MerchantTax, 'timezone'>, at: Instant): string {
  return formatDay(daysFromCivil(zonedDay(at, timezone)) * msPerDay);
}
