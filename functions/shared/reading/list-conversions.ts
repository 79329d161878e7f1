import { decodeBase64url, encodeBase64url } from '../../../core/encoding/base64url.ts';
import { listDays } from '../../../core/reports/list-days.ts';
import type { Page } from '../../../core/requests/page.ts';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import type { DayRange } from '../http/day-range.ts';
import { invalidCursor } from '../http/page-query.ts';
import { loadOrdersOfDays } from './load-orders-of-days.ts';

export type ConversionQuestion = DayRange & {
  readonly merchantId: string;
  readonly programIds: readonly string[];
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Leaves out what the caller must not see. */
  readonly matches: (state: ConversionState) => boolean;
};

/** Days read at once; a page often ends within them. */
const daysAtOnce = 8;

/** The place in a list after which a page begins. */
type Place = { readonly day: string; readonly conversionId: string };

/**
 * A page of the conversions placed on some days, by day and id.
 *
 * @throws ProblemError 400 for a cursor that is none, or one of other days.
 */
export async function listConversions(
  conversions: Pick<ConversionStore, 'listOfDay'>,
  question: ConversionQuestion,
): Promise<Page<ConversionState>> {
  const { merchantId, programIds, from, to, limit, matches } = question;
  const after = question.cursor === undefined ? undefined : readCursor(question.cursor, question);
  const days = listDays(after?.day ?? from, to);
  const found: ConversionState[] = [];
  // One more than asked for tells whether there is a next page.
  for (let next = 0; next < days.length && found.length <= limit; next += daysAtOnce) {
    const part = days.slice(next, next + daysAtOnce);
    const states = await loadOrdersOfDays(conversions, merchantId, programIds, part);
    found.push(...states.filter((state) => isAfter(placeOf(state), after) && matches(state)));
  }

  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined
    ? { items, next: writeCursor(placeOf(last)) }
    : { items };
}

const placeOf = ({ placedAt, conversionId }: ConversionState): Place => ({
  day: formatDay(placedAt),
  conversionId,
});

function isAfter({ day, conversionId }: Place, after: Place | undefined): boolean {
  if (after === undefined || day !== after.day) return true;
  return conversionId > after.conversionId;
}

/** Nothing in it is trusted: it says where to go on in what the caller may read anyway. */
function writeCursor({ day, conversionId }: Place): string {
  return encodeBase64url(`${day}/${conversionId}`);
}

function readCursor(cursor: string, { from, to }: DayRange): Place {
  const [, day, conversionId] =
    /^(\d{4}-\d{2}-\d{2})\/(.+)$/s.exec(decodeBase64url(cursor) ?? '') ?? [];
  const isOfList = day !== undefined && listDays(from, to).includes(day);
  if (!isOfList || conversionId === undefined) throw invalidCursor();
  return { day, conversionId };
}
