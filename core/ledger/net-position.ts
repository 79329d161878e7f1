import type { AccountKind, Entry } from './entry.ts';
import { sumPostings } from './sum-postings.ts';

/** Where a creator's money of one currency is, over the orders' journals and the creator's own. */
export type NetPosition = {
  readonly creatorId: string;
  readonly unit: string;
  /** Estimated, not decided. */
  readonly pending: bigint;
  /** On hold, with an order or in the account. */
  readonly held: bigint;
  /** Decided by an order, on the way to the account. */
  readonly settling: bigint;
  readonly payable: bigint;
  readonly inPayout: bigint;
  readonly paid: bigint;
  readonly taxWithheld: bigint;
  readonly debt: bigint;
  /** The sum of all but the debt, less the debt and indirect tax: what the creator's facts come to. */
  readonly net: bigint;
};

/**
 * The position of every creator in every currency, by creator and currency.
 *
 * `net` depends only on the money facts that arrived, not on their order or number, nor on what has
 * closed or been paid meanwhile; and it equals the commission expense. Indirect tax lies in the same places, and is not in it.
 */
export function netPositions(entries: Iterable<Entry>): NetPosition[] {
  const owners = new Map<string, { creatorId: string; unit: string }>();
  const postings = [...entries].flatMap((entry) => entry.postings);
  for (const { owner, unit } of postings) {
    owners.set(JSON.stringify([owner, unit]), { creatorId: owner, unit });
  }
  const sums = sumPostings(postings, ({ owner, unit, account }) =>
    JSON.stringify([owner, unit, account]),
  );
  const creditOf = (creatorId: string, unit: string, account: AccountKind) =>
    -(sums.get(JSON.stringify([creatorId, unit, account])) ?? 0n);

  return [...owners]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { creatorId, unit }]) =>
      describe(creatorId, unit, (account) => creditOf(creatorId, unit, account)),
    );
}

function describe(
  creatorId: string,
  unit: string,
  creditOf: (account: AccountKind) => bigint,
): NetPosition {
  const credits = {
    pending: creditOf('pending'),
    held: creditOf('held'),
    settling: creditOf('settling'),
    payable: creditOf('payable'),
    inPayout: creditOf('in-payout'),
    paid: creditOf('cash-clearing'),
    taxWithheld: creditOf('tax-withheld'),
  };
  const debt = -creditOf('debt');
  const position = Object.values(credits).reduce((sum, credit) => sum + credit, 0n) - debt;
  const net = position + creditOf('indirect-tax');
  return { creatorId, unit, ...credits, debt, net };
}
