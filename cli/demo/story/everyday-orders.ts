import { type Instant, msPerDay, msPerMinute } from '../../../core/time/instant.ts';
import type { Random } from '../mulberry32.ts';
import type { ClickBook } from './click-book.ts';
import type { DraftChange, DraftLine, OrderDraft } from './order-draft.ts';
import type { SampleCreator, SampleShop } from './sample-shops.ts';
import { afterCloses, storyStops, storyTime } from './story-calendar.ts';
import type { CustomerBook } from './story-customers.ts';
import type { StoryCode, StoryCustomer } from './story-types.ts';

/** The stops after which customers buy: the two weeks of the sale. */
const firstSaleStop = 1;
const lastSaleStop = 8;
/** No parcel leaves earlier, so that every window ends after the middle of March. */
const firstParcelDay = 40;
const goods = ['tent', 'pack', 'jacket', 'base', 'socks', 'filter', 'stove'];

export type EverydayContext = {
  readonly shop: SampleShop;
  readonly random: Random;
  readonly clicks: ClickBook;
  readonly customers: CustomerBook;
  /** Who is too new to the program to sell from day to day. */
  readonly quietCreators: readonly string[];
};

/** The shop's ordinary business: `count` orders of new and returning customers, some of them returned. */
export function everydayOrders(context: EverydayContext, count: number): OrderDraft[] {
  const { random } = context;
  const moments = Array.from({ length: count }, () => pickMoment(random)).toSorted(
    (a, b) => a.placedAt - b.placedAt,
  );
  const earlier: { readonly customer: StoryCustomer; readonly stop: number }[] = [];
  return moments.map(({ stop, placedAt }) => {
    // Only customers of an earlier stop come back, so that a person's orders never overlap.
    const known = earlier.filter((one) => one.stop < stop);
    const isReturning = known.length > 0 && random.chance(28);
    const customer = isReturning ? random.pick(known).customer : context.customers.next();
    if (!isReturning) earlier.push({ customer, stop });
    return draftOrder(context, stop, placedAt, customer);
  });
}

function pickMoment(random: Random): { readonly stop: number; readonly placedAt: Instant } {
  const stop = firstSaleStop + random.below(lastSaleStop - firstSaleStop + 1);
  const day = dayOf(stop);
  const minutes = (dayOf(stop + 1) - day) * 1_440;
  // An hour's distance from both stops: what is clicked at one is bought before the next.
  return { stop, placedAt: storyTime(day, 60 + random.below(minutes - 120)) };
}

function dayOf(stop: number): number {
  const found = storyStops[stop];
  if (found === undefined) throw new RangeError(`The story has no stop ${stop}.`);
  return found.day;
}

function draftOrder(
  context: EverydayContext,
  stop: number,
  placedAt: Instant,
  customer: StoryCustomer,
): OrderDraft {
  const { random, shop } = context;
  const visitor = `${shop.name}-${customer.customerId}`;
  const lines = pickLines(random);
  const source = random.below(100);
  const clicked = source < 60 ? clickLinks(context, stop, visitor) : [];
  const codes = source >= 50 && source < 80 ? [pickCode(context)] : [];
  const keepsTokens = random.chance(80);

  return {
    placedAt,
    lines,
    customer,
    visitor,
    carries: keepsTokens ? clicked : [],
    codes,
    changes: pickChanges(random, placedAt, lines, codes.length > 0),
  };
}

function pickLines(random: Random): DraftLine[] {
  const first = random.pick(goods);
  const others = goods.filter((product) => product !== first);
  const second: DraftLine[] = random.chance(45) ? [[random.pick(others), 1]] : [];
  return [[first, random.chance(25) ? 2 : 1], ...second];
}

/** One or two links, of creators who may differ; the second click comes later than the first. */
function clickLinks(context: EverydayContext, stop: number, visitor: string): string[] {
  const { random, clicks } = context;
  const first = clicks.click(stop, visitor, pickSlug(context));
  return random.chance(35) ? [first, clicks.click(stop, visitor, pickSlug(context))] : [first];
}

function pickSlug(context: EverydayContext): string {
  return context.random.pick(pickCreator(context).slugs);
}

function pickCode(context: EverydayContext): StoryCode {
  const { code } = pickCreator(context);
  return { code, percent: code.endsWith('15') ? 15n : 10n, applied: true };
}

function pickCreator({ shop, random, quietCreators }: EverydayContext): SampleCreator {
  return random.pick(shop.creators.filter(({ creatorId }) => !quietCreators.includes(creatorId)));
}

function pickChanges(
  random: Random,
  placedAt: Instant,
  lines: readonly DraftLine[],
  hasCode: boolean,
): DraftChange[] {
  const parcelAt = pickParcel(random, placedAt);
  const fulfil: DraftChange = { kind: 'fulfil', at: parcelAt };
  const fate = random.below(100);
  const days = (earliest: number, latest: number): Instant =>
    storyTime(earliest, random.below((latest - earliest) * 1_440));
  const onePiece = [{ line: 0, quantity: 1 }];
  const allPieces = lines.map(([, quantity], line) => ({ line, quantity }));

  if (fate < 7) return [fulfil, { kind: 'refund', at: days(56, 61), pieces: onePiece }];
  if (fate < 10) {
    return [fulfil, { kind: 'refund', at: days(52, 55), amountOnlyMinorUnits: 1_000n }];
  }
  if (fate < 12) return [fulfil, { kind: 'refund', at: days(52, 61), pieces: allPieces }];
  if (fate < 17) {
    const at = days(86, 87);
    return [fulfil, { kind: 'refund', at, told: afterCloses, pieces: onePiece }];
  }
  // Shops write discounts of edited orders anew; these samples edit only what has none.
  if (fate < 22 && !hasCode) {
    const at = placedAt + 30 * msPerMinute;
    return [{ kind: 'edit', at, quantities: {}, added: ['socks', 1] }, fulfil];
  }
  return [fulfil];
}

function pickParcel(random: Random, placedAt: Instant): Instant {
  const packed = placedAt + Math.round(msPerDay * (1 + random.below(30) / 10));
  return Math.max(packed, storyTime(firstParcelDay, random.below(1_440)));
}
