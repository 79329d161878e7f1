import type { Entry } from '../../../core/ledger/entry.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import type { Division } from '../../../core/payees/division.ts';
import type { PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import { PromiseBroken } from '../promise-broken.ts';
import type { StoryPayees } from '../story/payees.ts';
import type { World } from '../system/world.ts';
import { openPorts } from './check-end.ts';
import { readLedger } from './check-ledger.ts';
import { expectSame, type Sums, sumUp } from './sums.ts';

/**
 * I11: whatever was divided is with whom it was for: paid, on its way, or set aside; and it was divided on the terms
 * that the story has for the day of the run. Said once more, apart from the code. @throws PromiseBroken
 */
export async function checkPayees(world: World, assigned: StoryPayees): Promise<void> {
  const { payouts } = openPorts(world);
  const store = await readLedger(world.dynamo);
  const known = new Map(store.payouts.map((payout) => [nameOf(payout), payout]));
  for (const { head, entries } of store.accounts) {
    const { merchantId, creatorId } = head;
    for (const { division, cause } of entries) {
      const payoutId = cause.replace(/^\w+\//, '');
      const payout = known.get(nameOf({ merchantId, payoutId }));
      if (division === undefined || payout === undefined) continue;
      const run = await payouts.findRun(merchantId, payout.runId);
      checkTerms(payout, division, termsOn(assigned[creatorId] ?? [], run?.startedAt ?? 0));
    }
    const parts = [...sumPaid(known, head), ...sumSetAside(head)];
    expectSame(
      'I11',
      `What everybody has of ${merchantId} ${creatorId}`,
      sumUp(parts),
      sumDivided(entries),
    );
  }
}

const nameOf = ({ merchantId, payoutId }: Pick<Payout, 'merchantId' | 'payoutId'>): string =>
  `${merchantId} ${payoutId}`;

function termsOn(
  assignments: NonNullable<StoryPayees[string]>,
  at: number,
): PayeeTerms | undefined {
  const begun = assignments.filter(({ from }) => from <= at);
  return begun.toSorted((a, b) => b.from - a.from)[0]?.terms;
}

function checkTerms({ payoutId }: Payout, { terms }: Division, agreed: PayeeTerms | undefined) {
  const show = (each: PayeeTerms | undefined) =>
    `${each?.payeeId} ${each?.cutBasisPoints} ${each?.remainderTo}`;
  if (show(terms) === show(agreed)) return;
  throw new PromiseBroken(
    'I11',
    `${payoutId} was divided on ${show(terms)}, agreed is ${show(agreed)}.`,
  );
}

type Head = LedgerExport['accounts'][number]['head'];

function sumPaid(known: ReadonlyMap<string, Payout>, head: Head): [string, bigint][] {
  return [...known.values()]
    .filter(
      ({ merchantId, creatorId }) => head.merchantId === merchantId && head.creatorId === creatorId,
    )
    .filter(({ state }) => !['failed', 'cancelled', 'returned'].includes(state))
    .flatMap(({ division, currency, minorUnits, withholding }): [string, bigint][] => {
      if (division === undefined) return [];
      const gross = minorUnits + (withholding?.withheldMinorUnits ?? 0n);
      return [[`${division.payeeId ?? 'self'} ${currency}`, gross]];
    });
}

function sumSetAside({ setAside = {} }: Head): [string, bigint][] {
  return Object.entries(setAside).flatMap(([currency, parts]) =>
    parts.map(({ payeeId, minorUnits }): [string, bigint] => [
      `${payeeId ?? 'self'} ${currency}`,
      minorUnits,
    ]),
  );
}

/** What each division has given to whom: the cut rounded to the nearest unit, half of one to the creator. */
function sumDivided(entries: readonly Entry[]): Sums {
  return sumUp(
    entries.flatMap(({ division, postings }): [string, bigint][] => {
      if (division === undefined) return [];
      const { dividedMinorUnits: amount, terms } = division;
      const currency = postings[0]?.unit ?? '';
      const cut = terms === undefined ? 0n : cutOf(amount, terms);
      return [
        [`${terms?.payeeId ?? 'self'} ${currency}`, cut],
        [`self ${currency}`, amount - cut],
      ];
    }),
  );
}

function cutOf(amount: bigint, { cutBasisPoints, remainderTo }: PayeeTerms): bigint {
  if (remainderTo === 'payee') return amount;
  const exact = amount * BigInt(cutBasisPoints);
  const half = amount < 0n ? -4_999n : 4_999n;
  return (exact + half) / 10_000n;
}
