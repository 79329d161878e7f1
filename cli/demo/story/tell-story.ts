import { mulberry32 } from '../mulberry32.ts';
import { openClickBook } from './click-book.ts';
import { everydayClicks } from './everyday-clicks.ts';
import { everydayOrders } from './everyday-orders.ts';
import { namedOrdersEu } from './named-orders-eu.ts';
import { namedOrdersJp } from './named-orders-jp.ts';
import { namedOrdersUs } from './named-orders-us.ts';
import { deliverOrder } from './order-deliveries.ts';
import { numberOrders } from './order-draft.ts';
import { sampleShops } from './sample-shops.ts';
import { storyStart, storyStops, storyTime } from './story-calendar.ts';
import { customersOf } from './story-customers.ts';
import type { Story, StoryDelivery } from './story-types.ts';

/** How much happens in the story besides what its named orders show. */
export type StorySize = {
  /** Clicks that count, in all. */
  readonly clicks: number;
  readonly bots: number;
  readonly prefetches: number;
  readonly heads: number;
  /** Ordinary orders per shop. */
  readonly orders: Readonly<Record<'us' | 'eu' | 'jp', number>>;
};

/** The size of the demo: 400 clicks and 150 orders. */
export const wholeStory: StorySize = {
  clicks: 400,
  bots: 14,
  prefetches: 8,
  heads: 6,
  orders: { us: 50, eu: 43, jp: 34 },
};

const seed = 20_260_105;
/** Sells only what his named order shows, and so stays below the minimum of a payout. */
const quietCreators = ['kenji-sato'];

/**
 * The sample shop's quarter, the same on every run: who clicks what, who buys what, and what the
 * shops tell about it, when. Nothing here is a figure of Tributary; it is what the world does.
 */
export function tellStory(size: StorySize = wholeStory): Story {
  const random = mulberry32(seed);
  const clicks = openClickBook();
  const namedOrders = { us: namedOrdersUs, eu: namedOrdersEu, jp: namedOrdersJp };
  const numbered = Object.values(sampleShops).flatMap((shop) => {
    const customers = customersOf(shop.name);
    const named = namedOrders[shop.name](clicks, customers);
    const context = { shop, random, clicks, customers, quietCreators };
    return numberOrders(shop, [...named, ...everydayOrders(context, size.orders[shop.name])]);
  });
  const { bots: bot, prefetches: prefetch, heads: head } = size;
  everydayClicks(clicks, random, size.clicks, { bot, prefetch, head });

  const orders = numbered.map(({ order }) => order);
  const deliveries = orders.map(deliverOrder);
  return {
    startAt: storyStart,
    orders,
    named: Object.fromEntries(
      numbered.flatMap(({ name, order }) => (name === undefined ? [] : [[name, order]])),
    ),
    steps: storyStops.map(({ day, title }, step) => ({
      step,
      at: storyTime(day),
      title,
      clicks: clicks.ofStop(step),
      deliveries: deliveries
        .map((waves) => waves.map((wave) => wave.filter((one) => one.step === step)))
        .map((waves) => waves.filter((wave: readonly StoryDelivery[]) => wave.length > 0))
        .filter((waves) => waves.length > 0),
    })),
  };
}
