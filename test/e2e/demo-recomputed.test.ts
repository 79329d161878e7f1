import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DemoSystem,
  openDemoSystem,
  sampleSeedFile,
} from '../../cli/demo/open-demo-system.ts';
import { playDemo } from '../../cli/demo/play-demo.ts';
import { storyPosts } from '../../cli/demo/social/social-story.ts';
import type { StoryOrder } from '../../cli/demo/story/story-types.ts';
import { tellStory } from '../../cli/demo/story/tell-story.ts';
import { findAssembly } from '../../local/assembly.ts';
import {
  type AccountBook,
  type BookLine,
  keepAccounts,
  keyOf,
} from '../support/second-opinion/account-book.ts';
import { readShopTerms, toMinorUnits } from '../support/second-opinion/shop-terms.ts';

type Money = { readonly amount: string; readonly currency: string };
type Account = {
  readonly currencies: readonly {
    readonly currency: string;
    readonly account: Readonly<Record<'payable' | 'held' | 'inPayout' | 'paid' | 'debt', Money>>;
    readonly recentOrders: Readonly<Record<'pending' | 'held', Money>>;
  }[];
};
type Statement = {
  readonly currencies: readonly {
    readonly currency: string;
    readonly opening: Money;
    readonly earned: Money;
    readonly paid: Money;
    readonly closing: Money;
    readonly lines: readonly { readonly conversionId: string; readonly amount: Money }[];
  }[];
};

/** The months in which the demo's accounts move; nothing is posted before. */
const months = ['2026-03', '2026-04'] as const;

describe('after the demo, beside a second computation from the story and the design', () => {
  const story = tellStory();
  const folder = mkdtempSync(join(tmpdir(), 'tributary-second-opinion-'));
  let system: DemoSystem;
  let book: AccountBook;
  let creatorIds: readonly string[];

  beforeAll(async () => {
    const terms = readShopTerms(sampleSeedFile);
    creatorIds = [...terms.emailOf.keys()];
    book = keepAccounts(story, terms, {
      heldOrder: story.named['on-hold'] as StoryOrder,
      returned: ['anton-kowalski'],
      unconfirmed: ['hana-mori'],
    });
    system = await openDemoSystem({
      assemblyFolder: await findAssembly(),
      dataFolder: join(folder, 'data'),
    });
    await playDemo(system, story, join(folder, 'files'), () => {});
  }, 600_000);

  afterAll(async () => {
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('every balance of every creator is the same', async () => {
    const balances: Record<string, unknown> = {};
    for (const creatorId of creatorIds) {
      const { currencies } = await system.merchant.get<Account>(`/v1/accounts/${creatorId}`);
      for (const { currency, account, recentOrders } of currencies) {
        const { payable, inPayout, paid, debt } = account;
        balances[keyOf({ creatorId, currency })] = mapMoney({
          ...{ payable, inPayout, paid, debt },
          ...{ pending: recentOrders.pending, held: recentOrders.held },
        });
      }
    }

    expect(balances).toEqual(Object.fromEntries(book.balances));
  });

  it('every post has earned its views at the rate, and what is not disclosed is held', async () => {
    const cents = (platform: 'youtube' | 'x', views: number) =>
      (BigInt(views) * 400n * (platform === 'youtube' ? 3n : 2n)) / 2_000n;
    const sumOf = (isDisclosed: boolean) =>
      storyPosts
        .filter(({ text }) => /^(?:Ad:|#ad)/.test(text) === isDisclosed)
        .reduce((total, post) => total + cents(post.platform, post.viewsInTheEnd), 0n);

    const { currencies } = await system.merchant.get<Account>('/v1/accounts/noor-haddad');
    expect(
      currencies.map(({ account, recentOrders }) =>
        mapMoney({
          ...{ payable: account.payable, inPayout: account.inPayout, paid: account.paid },
          ...{ debt: account.debt, pending: recentOrders.pending, held: recentOrders.held },
        }),
      ),
    ).toMatchObject([
      {
        ...{ payable: 0n, inPayout: 0n, paid: sumOf(true), debt: 0n },
        ...{ pending: 0n, held: sumOf(false) },
      },
    ]);
  });

  it('every line and sum of every statement is the same', async () => {
    for (const creatorId of creatorIds) {
      for (const month of months) {
        const path = `/v1/statements/${creatorId}/${month}`;
        const statement = await system.merchant.get<Statement>(path);

        for (const one of statement.currencies) {
          expect({ creatorId, month, ...readStatement(one) }).toEqual({
            creatorId,
            month,
            ...expectedStatement(book, { creatorId, currency: one.currency }, month),
          });
        }
      }
    }
  });

  it('has no statement that names less than what the books have', async () => {
    const listed = new Set<string>();
    for (const creatorId of creatorIds) {
      const { currencies } = await system.merchant.get<Statement>(
        `/v1/statements/${creatorId}/2026-04`,
      );
      for (const { currency } of currencies) listed.add(keyOf({ creatorId, currency }));
    }

    expect([...listed].toSorted()).toEqual([...new Set(book.lines.map(keyOf))].toSorted());
  });
});

function mapMoney(amounts: Readonly<Record<string, Money>>): Record<string, bigint> {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, money]) => [name, toMinorUnits(money)]),
  );
}

function readStatement({ opening, earned, paid, closing, lines }: Statement['currencies'][number]) {
  const sums = new Map<string, bigint>();
  for (const { conversionId, amount } of lines) {
    sums.set(conversionId, (sums.get(conversionId) ?? 0n) + toMinorUnits(amount));
  }
  return { ...mapMoney({ opening, earned, paid, closing }), lines: sortedEntries(sums) };
}

function expectedStatement(
  { lines, payments }: AccountBook,
  account: Pick<BookLine, 'creatorId' | 'currency'>,
  month: string,
) {
  const own = lines.filter((line) => keyOf(line) === keyOf(account));
  const during = own.filter(({ at }) => new Date(at).toISOString().startsWith(month));
  const opening = sum(own.filter(({ at }) => new Date(at).toISOString() < month));
  // Payouts run and are confirmed in April.
  const paid = month === '2026-04' ? (payments.get(keyOf(account)) ?? 0n) : 0n;
  const sums = new Map<string, bigint>();
  for (const { conversionId, minorUnits } of during) {
    sums.set(conversionId, (sums.get(conversionId) ?? 0n) + minorUnits);
  }
  const earned = sum(during);
  return { opening, earned, paid, closing: opening + earned - paid, lines: sortedEntries(sums) };
}

/** An order whose postings of a month cancel out is in the statement, and says nothing. */
const sortedEntries = (sums: ReadonlyMap<string, bigint>) =>
  [...sums].filter(([, minorUnits]) => minorUnits !== 0n).toSorted(([a], [b]) => (a < b ? -1 : 1));

const sum = (lines: readonly { readonly minorUnits: bigint }[]): bigint =>
  lines.reduce((total, { minorUnits }) => total + minorUnits, 0n);
