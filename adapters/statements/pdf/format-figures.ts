import type { AmountDocument } from '../../../core/assessment/explanation/amount-document.ts';
import { isCash } from '../../../core/ledger/is-cash.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { zonedDay } from '../../../core/time/zoned-day.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day as it is on the calendar of a place: `2 Mar 2026`. */
export function formatDate(at: string, zone: string): string {
  const moment = parseInstant(at);
  if (moment === undefined) return at;
  const { year, month, day } = zonedDay(moment, zone);
  return `${day} ${months[month - 1]} ${year}`;
}

/** An amount for people: `−1,234.50`, with a true minus and groups of three. */
export function formatAmount({ amount }: AmountDocument): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(amount) ?? [];
  return `${sign === '' ? '' : '−'}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`;
}

/** What a unit is called at the head of its lines. */
export function titleOfUnit(unit: string): string {
  return isCash(unit) ? `Amounts in ${unit}` : `In ${unit}`;
}
