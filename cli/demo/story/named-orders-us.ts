import type { ClickBook } from './click-book.ts';
import type { OrderDraft } from './order-draft.ts';
import { afterCloses, afterPayout, storyTime } from './story-calendar.ts';
import type { CustomerBook } from './story-customers.ts';

const harper10 = { code: 'HARPER10', percent: 10n, applied: true };
const naomi10 = { code: 'NAOMI10', percent: 10n, applied: true };
const diego20 = { code: 'DIEGO20', percent: 20n, applied: true };
const caleb15 = { code: 'CALEB15', percent: 15n, applied: true };

/** The orders of the US shop that show one thing each. */
export function namedOrdersUs(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  return [
    ...codesAndTender(clicks, customers),
    ...timing(clicks, customers),
    ...refusals(clicks, customers),
    ...afterTheMoney(clicks, customers),
    ...leakedCodes(clicks, customers),
  ];
}

/** Codes against codes and links, gift cards as tender and as goods. */
function codesAndTender(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  clicks.click(2, 'us-two-codes', 'harper-tent');
  const ownLink = clicks.click(2, 'us-code-vs-link', 'diego-jacket');
  const tender = clicks.click(3, 'us-tender', 'caleb-pack');
  const giftCard = clicks.click(3, 'us-gift-card', 'june-socks');
  return [
    {
      name: 'two-codes',
      placedAt: storyTime(36, 190),
      lines: [['pack', 1]],
      customer: customers.next(),
      visitor: 'us-two-codes',
      codes: [caleb15, harper10],
      changes: [{ kind: 'fulfil', at: storyTime(41) }],
    },
    {
      name: 'code-against-link',
      placedAt: storyTime(36, 260),
      lines: [['jacket', 1]],
      customer: customers.next(),
      visitor: 'us-code-vs-link',
      carries: [ownLink],
      codes: [naomi10],
      changes: [{ kind: 'fulfil', at: storyTime(41, 20) }],
    },
    {
      name: 'gift-card-tender',
      placedAt: storyTime(38, 320),
      lines: [
        ['pack', 1],
        ['socks', 2],
      ],
      customer: customers.next(),
      visitor: 'us-tender',
      carries: [tender],
      giftCardMinorUnits: 10_000n,
      changes: [{ kind: 'fulfil', at: storyTime(42, 5) }],
    },
    {
      name: 'gift-card-bought',
      placedAt: storyTime(38, 410),
      lines: [
        ['gift-card', 1],
        ['socks', 1],
      ],
      customer: customers.next(),
      visitor: 'us-gift-card',
      carries: [giftCard],
      changes: [{ kind: 'fulfil', at: storyTime(42, 10) }],
    },
  ];
}

/** Late parcels, deliveries that come twice, thrice or in the wrong order. */
function timing(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const late = clicks.click(2, 'us-late', 'harper-pack');
  const twice = clicks.click(3, 'us-twice', 'diego-tent');
  const thrice = clicks.click(4, 'us-thrice', 'naomi-stove');
  const early = clicks.click(4, 'us-early-refund', 'harper-tent');
  return [
    {
      name: 'late-shipment',
      placedAt: storyTime(37),
      lines: [
        ['tent', 1],
        ['socks', 1],
      ],
      customer: customers.next(),
      visitor: 'us-late',
      carries: [late],
      changes: [
        { kind: 'fulfil', at: storyTime(42, 30), lines: [1] },
        { kind: 'fulfil', at: storyTime(61, 90) },
      ],
    },
    {
      name: 'sent-twice',
      placedAt: storyTime(39),
      lines: [['tent', 1]],
      customer: customers.next(),
      visitor: 'us-twice',
      carries: [twice],
      arrival: 'twice',
      changes: [{ kind: 'fulfil', at: storyTime(43) }],
    },
    {
      name: 'flat-and-prorated',
      placedAt: storyTime(41),
      lines: [['stove', 2]],
      customer: customers.next(),
      visitor: 'us-thrice',
      carries: [thrice],
      arrival: 'three-at-once',
      changes: [
        { kind: 'fulfil', at: storyTime(44, 10) },
        { kind: 'refund', at: storyTime(52), pieces: [{ line: 0, quantity: 1 }] },
      ],
    },
    {
      name: 'refund-before-order',
      placedAt: storyTime(41, 200),
      lines: [
        ['base', 2],
        ['filter', 1],
      ],
      customer: customers.next(),
      visitor: 'us-early-refund',
      carries: [early],
      arrival: 'last',
      changes: [
        {
          kind: 'refund',
          at: storyTime(41, 600),
          pieces: [{ line: 0, quantity: 1 }],
          topics: 'refunds/create',
        },
        { kind: 'fulfil', at: storyTime(45) },
      ],
    },
  ];
}

/** What earns nothing, or not yet: a creator's own purchase, a test, a hold, a code not applied. */
function refusals(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const own = clicks.click(3, 'us-caleb-himself', 'caleb-filter');
  const test = clicks.click(3, 'us-test', 'june-base');
  const held = clicks.click(5, 'us-held', 'diego-jacket');
  const anonymous = clicks.click(5, 'us-anonymous', 'harper-tent');
  const refused = clicks.click(5, 'us-refused-code', 'naomi-jacket');
  return [
    {
      name: 'self-referral',
      placedAt: storyTime(38, 500),
      lines: [['filter', 1]],
      customer: {
        customerId: '6109999999901',
        firstName: 'Caleb',
        lastName: 'Osei',
        email: 'Caleb.Osei@creators.example',
      },
      visitor: 'us-caleb-himself',
      carries: [own],
      codes: [caleb15],
      changes: [{ kind: 'fulfil', at: storyTime(43, 40) }],
    },
    {
      name: 'test-order',
      placedAt: storyTime(38, 700),
      lines: [['jacket', 1]],
      customer: customers.next(),
      visitor: 'us-test',
      carries: [test],
      isTest: true,
    },
    {
      name: 'on-hold',
      placedAt: storyTime(42, 300),
      lines: [['jacket', 2]],
      customer: customers.next(),
      visitor: 'us-held',
      carries: [held],
      changes: [{ kind: 'fulfil', at: storyTime(45, 50) }],
    },
    {
      name: 'anonymous',
      placedAt: storyTime(42, 360),
      lines: [['base', 1]],
      carries: [anonymous],
      changes: [{ kind: 'fulfil', at: storyTime(46, 30) }],
    },
    {
      name: 'code-not-applied',
      placedAt: storyTime(42, 480),
      lines: [['jacket', 1]],
      customer: customers.next(),
      visitor: 'us-refused-code',
      carries: [refused],
      codes: [{ code: 'JUNE10', percent: 10n, applied: false }],
      changes: [{ kind: 'fulfil', at: storyTime(46, 35) }],
    },
  ];
}

/** Refunds after the close, and an edit with a refund after the payout. */
function afterTheMoney(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  const paid = clicks.click(2, 'us-after-payout', 'naomi-jacket');
  const closed = clicks.click(2, 'us-after-close', 'caleb-pack');
  return [
    {
      name: 'edited-after-payout',
      placedAt: storyTime(37, 400),
      lines: [
        ['tent', 1],
        ['jacket', 1],
      ],
      customer: customers.next(),
      visitor: 'us-after-payout',
      carries: [paid],
      changes: [
        { kind: 'fulfil', at: storyTime(42, 45) },
        {
          kind: 'edit',
          at: storyTime(89, 300),
          told: afterPayout,
          quantities: { 1: 0 },
          added: ['socks', 1],
        },
        {
          kind: 'refund',
          at: storyTime(89, 360),
          told: afterPayout,
          amountOnlyMinorUnits: 6_000n,
        },
      ],
    },
    {
      name: 'refund-after-close',
      placedAt: storyTime(37, 500),
      lines: [
        ['pack', 2],
        ['filter', 1],
      ],
      customer: customers.next(),
      visitor: 'us-after-close',
      carries: [closed],
      changes: [
        { kind: 'fulfil', at: storyTime(42, 50) },
        {
          kind: 'refund',
          at: storyTime(80),
          told: afterCloses,
          pieces: [{ line: 0, quantity: 1 }],
        },
      ],
    },
  ];
}

/** A code that has stood on coupon sites since February: with a click beside it, and alone. */
function leakedCodes(clicks: ClickBook, customers: CustomerBook): OrderDraft[] {
  clicks.click(3, 'us-leaked-with-click', 'naomi-stove');
  return [
    {
      name: 'leaked-code-with-click',
      placedAt: storyTime(39, 330),
      lines: [
        ['stove', 1],
        ['pack', 1],
      ],
      customer: customers.next(),
      visitor: 'us-leaked-with-click',
      codes: [diego20],
      changes: [{ kind: 'fulfil', at: storyTime(44, 35) }],
    },
    {
      name: 'leaked-code-alone',
      placedAt: storyTime(40, 250),
      lines: [['pack', 1]],
      customer: customers.next(),
      codes: [diego20],
      changes: [{ kind: 'fulfil', at: storyTime(44, 40) }],
    },
  ];
}
