import { describe, expect, it } from '@jest/globals';
import { shopifyAdapter } from '../../../../adapters/shops/shopify/shopify-adapter.ts';
import { sampleShops } from '../../../../cli/demo/story/sample-shops.ts';
import { storyStops, storyTime } from '../../../../cli/demo/story/story-calendar.ts';
import type { Carried, StoryDelivery } from '../../../../cli/demo/story/story-types.ts';
import { tellStory } from '../../../../cli/demo/story/tell-story.ts';

const story = tellStory();
const clicks = story.steps.flatMap((step) => step.clicks.flat());
const deliveries = story.steps.flatMap((step) => step.deliveries.flat(2));
const carried: Carried = {
  tokenOf: (clickId) => `token-of-${clickId}`,
  visitorIdOf: (visitor) => `visitor-${visitor}`,
};

describe('the story of the sample shop', () => {
  it('is the same every time it is told', () => {
    const again = tellStory();

    const bodiesOf = (told: typeof story) =>
      told.steps.flatMap((step) => step.deliveries.flat(2).map((one) => one.body(carried)));
    expect(bodiesOf(again)).toEqual(bodiesOf(story));
    expect(again.steps.map((step) => step.clicks)).toEqual(story.steps.map((step) => step.clicks));
  });

  it('has at least 12 creators, 40 links and codes, and a currency without minor units', () => {
    const creators = Object.values(sampleShops).flatMap((shop) => shop.creators);

    expect(creators.length).toBeGreaterThanOrEqual(12);
    expect(creators.length * 3).toBeGreaterThanOrEqual(40);
    expect(Object.values(sampleShops).map((shop) => shop.currency)).toEqual(['USD', 'EUR', 'JPY']);
  });

  it('has 400 clicks that count beside those of machines, and 150 orders that are no tests', () => {
    expect(clicks.filter(({ kind }) => kind === 'person')).toHaveLength(400);
    expect(new Set(clicks.map(({ kind }) => kind))).toEqual(
      new Set(['person', 'bot', 'prefetch', 'head']),
    );
    expect(story.orders.filter(({ isTest }) => !isTest).length).toBeGreaterThanOrEqual(150);
  });

  it('uses every topic of the shop, and nothing that is not a fact about an order', () => {
    const parsed = deliveries.map((one) =>
      shopifyAdapter.parse(Buffer.from(one.body(carried)), one.topic),
    );

    expect(new Set(parsed.map(({ kind }) => kind))).toEqual(new Set(['facts']));
    expect(new Set(deliveries.map(({ topic }) => topic))).toEqual(
      new Set([
        'orders/create',
        'orders/paid',
        'orders/updated',
        'orders/fulfilled',
        'orders/cancelled',
        'refunds/create',
      ]),
    );
  });

  it('tells nothing before it happened, and no order before its clicks', () => {
    const stopOfClick = new Map(
      story.steps.flatMap(({ step, clicks: lists }) =>
        lists.flat().map(({ clickId }) => [clickId, step] as const),
      ),
    );

    for (const delivery of deliveries) {
      expect(storyTime(storyStops[delivery.step]?.day ?? 0)).toBeGreaterThan(delivery.at);
    }
    for (const { carries, step } of story.orders) {
      for (const clickId of carries) expect(stopOfClick.get(clickId)).toBeLessThan(step);
    }
  });

  it('sends some first deliveries twice, three at once, and after what followed them', () => {
    const arrivals = story.orders.map(({ arrival }) => arrival);

    expect(new Set(arrivals)).toEqual(new Set(['once', 'twice', 'three-at-once', 'last']));
    expect(topicsOf('refund-before-order').slice(0, 2)).toEqual([
      'refunds/create',
      'orders/create',
    ]);
    expect(topicsOf('updated-before-created').slice(0, 2)).toEqual([
      'orders/updated',
      'orders/create',
    ]);
  });

  it('gives amounts in yen without decimals', () => {
    const [inYen] = deliveries.filter(({ shop }) => shop === 'jp');

    expect(JSON.parse(inYen?.body(carried) ?? '{}').total_price).toMatch(/^\d+$/);
  });
});

function topicsOf(name: string): string[] {
  const { shop, orderId } = story.named[name] ?? {};
  const isOfOrder = (one: StoryDelivery) => one.shop === shop && one.orderId === orderId;
  return deliveries.filter(isOfOrder).map(({ topic }) => topic);
}
