import type { ClickBook } from './click-book.ts';
import type { OrderDraft } from './order-draft.ts';
import { afterCloses, storyTime } from './story-calendar.ts';
import type { CustomerBook } from './story-customers.ts';

/** The orders of the EU shop that show one thing each; its program shares credit between clicks. */
export function namedOrdersEu(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  return [
    ...journeys(clicks, customers),
    ...editsAndOrder(clicks, customers),
    ...refunds(clicks, customers),
  ];
}

/** Several creators on one order, and one who came too early. */
function journeys(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const tooOld = clicks.click(0, 'eu-explained', 'chiara-tenda');
  const second = clicks.click(1, 'eu-explained', 'lena-zelt');
  const third = clicks.click(1, 'eu-explained', 'mateo-tienda');
  const three = [
    clicks.click(1, 'eu-three', 'sofie-talt'),
    clicks.click(2, 'eu-three', 'anton-namiot'),
    clicks.click(3, 'eu-three', 'lena-rucksack'),
  ];
  return [
    {
      name: 'explained',
      placedAt: storyTime(34, 480),
      lines: [
        ['tent', 1],
        ['filter', 1],
      ],
      customer: customers.next(),
      visitor: 'eu-explained',
      carries: [tooOld, second, third],
      changes: [{ kind: 'fulfil', at: storyTime(40, 15) }],
    },
    {
      name: 'three-creators',
      placedAt: storyTime(38, 300),
      lines: [
        ['tent', 1],
        ['pack', 1],
      ],
      customer: customers.next(),
      visitor: 'eu-three',
      carries: three,
      changes: [{ kind: 'fulfil', at: storyTime(43, 10) }],
    },
  ];
}

/** Orders that change before they close, and deliveries in the wrong order. */
function editsAndOrder(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const edited = clicks.click(3, 'eu-edited', 'sofie-ull');
  const updated = clicks.click(4, 'eu-updated-first', 'mateo-chaqueta');
  const unpaid = clicks.click(4, 'eu-unpaid', 'anton-filtr');
  const cancelled = clicks.click(5, 'eu-cancelled', 'lena-zelt');
  return [
    {
      name: 'edited-before-close',
      placedAt: storyTime(38, 400),
      lines: [
        ['base', 3],
        ['socks', 1],
      ],
      customer: customers.next(),
      visitor: 'eu-edited',
      carries: [edited],
      changes: [
        {
          kind: 'edit',
          at: storyTime(38, 520),
          quantities: { 0: 2 },
          added: ['filter', 1],
        },
        { kind: 'edit', at: storyTime(38, 580), quantities: { 1: 0 } },
        { kind: 'fulfil', at: storyTime(43, 15) },
      ],
    },
    {
      name: 'updated-before-created',
      placedAt: storyTime(40, 200),
      lines: [['jacket', 1]],
      customer: customers.next(),
      visitor: 'eu-updated-first',
      carries: [updated],
      arrival: 'last',
      changes: [
        { kind: 'edit', at: storyTime(40, 240), quantities: {}, added: ['socks', 2] },
        { kind: 'fulfil', at: storyTime(44, 15) },
      ],
    },
    {
      name: 'paid-later',
      placedAt: storyTime(40, 300),
      lines: [['filter', 2]],
      customer: customers.next(),
      visitor: 'eu-unpaid',
      carries: [unpaid],
      isPaid: false,
      changes: [
        { kind: 'pay', at: storyTime(41, 100) },
        { kind: 'fulfil', at: storyTime(44, 20) },
      ],
    },
    {
      name: 'cancelled',
      placedAt: storyTime(42, 100),
      lines: [['tent', 1]],
      customer: customers.next(),
      visitor: 'eu-cancelled',
      carries: [cancelled],
      changes: [
        {
          kind: 'refund',
          at: storyTime(42, 400),
          pieces: [{ line: 0, quantity: 1 }],
          topics: 'refunds/create',
        },
        { kind: 'cancel', at: storyTime(42, 401) },
      ],
    },
  ];
}

/** Full and partial refunds, with tax in the prices, before and after the close. */
function refunds(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const full = clicks.click(3, 'eu-full-refund', 'anton-namiot');
  const late = clicks.click(4, 'eu-late-refund', 'chiara-zaino');
  const amount = clicks.click(4, 'eu-amount-only', 'sofie-talt');
  return [
    {
      name: 'full-refund-before-close',
      placedAt: storyTime(39, 100),
      lines: [['jacket', 1]],
      customer: customers.next(),
      visitor: 'eu-full-refund',
      carries: [full],
      changes: [
        { kind: 'fulfil', at: storyTime(44, 25) },
        { kind: 'refund', at: storyTime(53), pieces: [{ line: 0, quantity: 1 }] },
      ],
    },
    {
      name: 'refund-after-close-with-tax',
      placedAt: storyTime(41, 150),
      lines: [
        ['pack', 1],
        ['base', 2],
      ],
      customer: customers.next(),
      visitor: 'eu-late-refund',
      carries: [late],
      changes: [
        { kind: 'fulfil', at: storyTime(45, 25) },
        {
          kind: 'refund',
          at: storyTime(81),
          told: afterCloses,
          pieces: [{ line: 1, quantity: 1 }],
        },
      ],
    },
    {
      name: 'amount-only-refund',
      placedAt: storyTime(41, 250),
      lines: [
        ['tent', 1],
        ['filter', 1],
      ],
      customer: customers.next(),
      visitor: 'eu-amount-only',
      carries: [amount],
      changes: [
        { kind: 'fulfil', at: storyTime(45, 35) },
        { kind: 'refund', at: storyTime(59), amountOnlyMinorUnits: 2_500n },
      ],
    },
  ];
}
