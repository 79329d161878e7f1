import { sampleShops } from '../../../cli/demo/story/sample-shops.ts';
import { afterPayout, lastBeforeCloses } from '../../../cli/demo/story/story-calendar.ts';
import type { DatedChange, Story, StoryOrder } from '../../../cli/demo/story/story-types.ts';
import type { ShopTerms } from './shop-terms.ts';
import { type Owed, whatIsOwed } from './what-is-owed.ts';

/** Something that is posted to a creator's account about one order. */
export type BookLine = {
  readonly creatorId: string;
  readonly currency: string;
  readonly conversionId: string;
  /** When the order's window ends, or when the change of a closed order is told. */
  readonly at: number;
  readonly minorUnits: bigint;
};

/** A creator's money of one currency, in minor units. */
export type BookBalances = Record<
  'pending' | 'held' | 'payable' | 'inPayout' | 'paid' | 'debt',
  bigint
>;

export type AccountBook = {
  readonly lines: readonly BookLine[];
  /** By `<creator> <currency>`. */
  readonly balances: ReadonlyMap<string, BookBalances>;
  /** Confirmed payments by the same key. */
  readonly payments: ReadonlyMap<string, bigint>;
};

/** What people and the bank do in the demo, beside the story. */
export type DemoDeeds = {
  /** An order that a manager holds and nobody releases. */
  readonly heldOrder: StoryOrder;
  readonly returned: readonly string[];
  readonly unconfirmed: readonly string[];
};

const day = 86_400_000;

/** Keeps the creators' accounts through the story by hand, as a bookkeeper with the design would. */
export function keepAccounts(story: Story, terms: ShopTerms, deeds: DemoDeeds): AccountBook {
  const end = story.steps.at(-1)?.at ?? 0;
  const lines: BookLine[] = [];
  const open: (BookLine & { readonly place: 'pending' | 'held' })[] = [];
  for (const order of story.orders) {
    const all = whatIsOwed(story, order, terms, () => true);
    const entry = (at: number) => (owed: Owed) =>
      [...owed].map(([creatorId, minorUnits]) => ({
        ...placeOf(order),
        creatorId,
        minorUnits,
        at,
      }));
    const closeAt = windowEnd(order);
    if (all.credit.isDoubtful || order === deeds.heldOrder) {
      open.push(...entry(end)(all.owed).map((line) => ({ ...line, place: 'held' as const })));
    } else if (closeAt > end) {
      open.push(...entry(end)(all.owed).map((line) => ({ ...line, place: 'pending' as const })));
    } else {
      lines.push(...postedSteps(story, order, terms, closeAt, entry));
    }
  }
  const paidBefore = story.steps.find(({ step }) => step === afterPayout)?.at ?? end;
  return { lines, ...settle({ lines, open, paidBefore }, terms, deeds) };
}

/** The close with what was told before it, then the difference that each later stop of the story makes. */
function postedSteps(
  story: Story,
  order: StoryOrder,
  terms: ShopTerms,
  closeAt: number,
  entry: (at: number) => (owed: Owed) => BookLine[],
): BookLine[] {
  const after = (last: number) =>
    whatIsOwed(story, order, terms, ({ step }: DatedChange) => step <= last).owed;
  let posted = after(lastBeforeCloses);
  const lines = entry(closeAt)(posted);
  for (const { step, at } of story.steps.filter((stop) => stop.step > lastBeforeCloses)) {
    const owed = after(step);
    lines.push(...entry(at)(difference(posted, owed)));
    posted = owed;
  }
  return lines;
}

function difference(before: Owed, after: Owed): Owed {
  const creators = new Set([...before.keys(), ...after.keys()]);
  return new Map(
    [...creators]
      .map((id): [string, bigint] => [id, (after.get(id) ?? 0n) - (before.get(id) ?? 0n)])
      .filter(([, minorUnits]) => minorUnits !== 0n),
  );
}

const placeOf = ({ shop, orderId }: StoryOrder) => ({
  currency: sampleShops[shop].currency as string,
  conversionId: `${shop}~${orderId}`,
});

/** Thirty days after the last parcel once all is sent, else 45 after the payment. */
function windowEnd(order: StoryOrder): number {
  const parcels = order.changes.filter(({ kind }) => kind === 'fulfil').map(({ at }) => at);
  const isCancelled = order.changes.some(({ kind }) => kind === 'cancel');
  return parcels.length === 0 || isCancelled
    ? order.placedAt + 45 * day
    : Math.max(...parcels) + 30 * day;
}

function settle(
  {
    lines,
    open,
    paidBefore,
  }: {
    readonly lines: readonly BookLine[];
    readonly open: readonly (BookLine & { readonly place: 'pending' | 'held' })[];
    /** Payouts run before what is told at this moment. */
    readonly paidBefore: number;
  },
  terms: ShopTerms,
  { returned, unconfirmed }: DemoDeeds,
): Pick<AccountBook, 'balances' | 'payments'> {
  const balances = new Map<string, BookBalances>();
  const payments = new Map<string, bigint>();
  const of = (key: string) => {
    const found = balances.get(key) ?? {
      pending: 0n,
      held: 0n,
      payable: 0n,
      inPayout: 0n,
      paid: 0n,
      debt: 0n,
    };
    balances.set(key, found);
    return found;
  };
  for (const line of open) of(keyOf(line))[line.place] += line.minorUnits;
  for (const key of new Set(lines.map(keyOf))) {
    const own = lines.filter((line) => keyOf(line) === key);
    const [creatorId = '', currency = ''] = key.split(' ');
    const late = sum(own.filter((line) => line.at >= paidBefore));
    const payable = sum(own) - late;
    const isPaid =
      terms.canBePaid.has(creatorId) && payable >= (terms.minimums.get(currency) ?? 0n);
    const place =
      !isPaid || returned.includes(creatorId)
        ? 'payable'
        : unconfirmed.includes(creatorId)
          ? 'inPayout'
          : 'paid';
    const account = of(key);
    account[place] += payable;
    if (place === 'paid') payments.set(key, payable);
    const rest = (place === 'payable' ? payable : 0n) + late;
    account.payable = rest > 0n ? rest : 0n;
    account.debt = rest < 0n ? -rest : 0n;
  }
  return { balances, payments };
}

export const keyOf = ({ creatorId, currency }: Pick<BookLine, 'creatorId' | 'currency'>): string =>
  `${creatorId} ${currency}`;

const sum = (lines: readonly BookLine[]): bigint =>
  lines.reduce((total, { minorUnits }) => total + minorUnits, 0n);
