import type { ClickBook } from './click-book.ts';
import type { OrderDraft } from './order-draft.ts';
import { afterCloses, storyTime } from './story-calendar.ts';
import type { CustomerBook } from './story-customers.ts';

/** The orders of the Japanese shop that show one thing each, in a currency without minor units. */
export function namedOrdersJp(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const odd = clicks.click(2, 'jp-odd', 'yuki-jacket');
  const byLine = clicks.click(3, 'jp-by-line', 'ren-pack');
  const small = clicks.click(3, 'jp-small', 'kenji-filter');
  const loyal = clicks.click(3, 'jp-loyal', 'yuki-tent');
  const loyalAgain = clicks.click(6, 'jp-loyal', 'ren-stove');
  const loyalCustomer = customers.next();
  return [
    {
      name: 'odd-yen',
      placedAt: storyTime(37, 60),
      lines: [
        ['socks', 1],
        ['base', 1],
      ],
      customer: customers.next(),
      visitor: 'jp-odd',
      carries: [odd],
      changes: [{ kind: 'fulfil', at: storyTime(41, 60) }],
    },
    {
      name: 'refund-by-line-after-close',
      placedAt: storyTime(38, 90),
      lines: [
        ['pack', 1],
        ['base', 2],
      ],
      customer: customers.next(),
      visitor: 'jp-by-line',
      carries: [byLine],
      changes: [
        { kind: 'fulfil', at: storyTime(43, 60) },
        {
          kind: 'refund',
          at: storyTime(79),
          told: afterCloses,
          pieces: [{ line: 1, quantity: 2 }],
        },
      ],
    },
    {
      name: 'below-minimum',
      placedAt: storyTime(38, 130),
      lines: [['filter', 1]],
      customer: customers.next(),
      visitor: 'jp-small',
      carries: [small],
      changes: [{ kind: 'fulfil', at: storyTime(43, 65) }],
    },
    {
      name: 'first-order',
      placedAt: storyTime(39, 60),
      lines: [['tent', 1]],
      customer: loyalCustomer,
      visitor: 'jp-loyal',
      carries: [loyal],
      changes: [{ kind: 'fulfil', at: storyTime(43, 70) }],
    },
    {
      name: 'returning-customer',
      placedAt: storyTime(45, 60),
      lines: [
        ['jacket', 1],
        ['stove', 1],
      ],
      customer: loyalCustomer,
      visitor: 'jp-loyal',
      carries: [loyalAgain],
      changes: [
        { kind: 'fulfil', at: storyTime(48, 70) },
        { kind: 'refund', at: storyTime(60), amountOnlyMinorUnits: 1_500n },
      ],
    },
  ];
}
