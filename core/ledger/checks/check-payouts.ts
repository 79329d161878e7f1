import { canonicalJson } from '../../encoding/canonical-json.ts';
import { checkConversion } from '../../payouts/check-conversion.ts';
import type { Payout } from '../../payouts/payout.ts';
import type { AccountKind, Entry, EntryKind } from '../entry.ts';
import type { LedgerExport } from '../ledger-export.ts';
import type { Violation } from './violation.ts';

type Move = { readonly creatorId: string; readonly entry: Entry };

const payoutMoves: readonly EntryKind[] = ['reserve', 'confirm', 'return'];

const entriesOf: Readonly<Record<Payout['state'], readonly EntryKind[]>> = {
  intended: ['reserve'],
  submitted: ['reserve'],
  unclear: ['reserve'],
  review: ['reserve'],
  confirmed: ['reserve', 'confirm'],
  failed: ['reserve', 'return'],
  cancelled: ['reserve', 'return'],
  returned: ['reserve', 'confirm', 'return'],
};

/** One merchant's payouts: the entries of each are those that its state asks for, each once. */
export function checkPayouts(merchantId: string, { accounts, payouts }: LedgerExport): Violation[] {
  const moves = accounts.flatMap(({ head, entries }) =>
    entries
      .filter(({ kind }) => payoutMoves.includes(kind))
      .map((entry): Move => ({ creatorId: head.creatorId, entry })),
  );
  const byCause = Map.groupBy(moves, ({ entry }) => entry.cause);
  const causes = new Set(
    payouts.flatMap(({ payoutId }) => payoutMoves.map((kind) => `${kind}/${payoutId}`)),
  );
  return [
    ...payouts.flatMap((payout) =>
      checkPayout(
        merchantId,
        payout,
        payoutMoves.flatMap((kind) => byCause.get(`${kind}/${payout.payoutId}`) ?? []),
      ),
    ),
    ...moves
      .filter(({ entry }) => !causes.has(entry.cause))
      .map(({ creatorId, entry }) => ({
        invariant: 'I5' as const,
        where: `${merchantId}/creator/${creatorId}#${entry.sequence}`,
        detail: `The entry ${entry.cause} has no payout.`,
      })),
  ];
}

function checkPayout(merchantId: string, payout: Payout, moves: readonly Move[]): Violation[] {
  const { payoutId, creatorId, state, currency } = payout;
  const where = `${merchantId}/payout/${payoutId}`;
  const own = moves.filter((move) => move.creatorId === creatorId);
  const kinds = own.map(({ entry }) => entry.kind).toSorted();
  const expected = entriesOf[state].toSorted();
  const violations: Violation[] = [];

  if (kinds.join() !== expected.join()) {
    violations.push({
      invariant: 'I5',
      where,
      detail: `The payout is ${state}, its entries are [${kinds.join(', ')}].`,
    });
  }
  for (const { entry } of own) {
    violations.push(...checkWithheld(where, payout, entry), ...checkNamed(where, payout, entry));
    const moved = movedByPayout(entry, currency, state === 'returned');
    if (moved === payout.minorUnits) continue;
    violations.push({
      invariant: 'I5',
      where,
      detail: `The payout is over ${payout.minorUnits} ${currency}, its ${entry.kind} moves ${moved}.`,
    });
  }
  const reserved = own.find(({ entry }) => entry.kind === 'reserve')?.entry.division;
  if (reserved?.payeeId !== payout.division?.payeeId) {
    const detail = `The payout is for ${payout.division?.payeeId}, reserved for ${reserved?.payeeId}.`;
    violations.push({ invariant: 'I5', where, detail });
  }
  violations.push(...checkExchange(where, payout));
  if (payout.history.at(-1)?.state !== state) {
    violations.push({ invariant: 'I5', where, detail: `The history does not end with ${state}.` });
  }
  return violations;
}

/** What an entry adds to `in-payout` or takes from it; what had arrived comes back from where it counted as paid. */
function movedByPayout(entry: Entry, currency: string, hadArrived: boolean): bigint {
  const isFromPaid = hadArrived && entry.kind === 'return';
  return movedOn(entry, isFromPaid ? 'cash-clearing' : 'in-payout', currency);
}

/** What was withheld is what its entries keep back and give back, and with what is moved it is what was reserved. */
function checkWithheld(where: string, payout: Payout, entry: Entry): Violation[] {
  const { currency, withholding, minorUnits, indirectTaxMinorUnits: indirectTax = 0n } = payout;
  const { withheldMinorUnits = 0n, grossMinorUnits = minorUnits - indirectTax } = withholding ?? {};
  const expected = entry.kind === 'confirm' ? 0n : withheldMinorUnits;
  const withheld = movedOn(entry, 'tax-withheld', currency);
  const reserved = movedOn(entry, 'payable', currency);
  const said = entry.withholding;
  return [
    [
      withheld !== expected,
      `Of the payout ${withheldMinorUnits} ${currency} are withheld, its ${entry.kind} moves ${withheld}.`,
    ],
    [
      minorUnits + withheldMinorUnits !== grossMinorUnits + indirectTax,
      `${minorUnits} ${currency} and ${withheldMinorUnits} withheld are not ${grossMinorUnits + indirectTax}.`,
    ],
    [
      entry.kind === 'reserve' && reserved !== grossMinorUnits + indirectTax,
      `The payout is of ${grossMinorUnits + indirectTax} ${currency}, reserved are ${reserved}.`,
    ],
    [
      entry.kind === 'reserve' &&
        (said?.ruleId !== withholding?.ruleId || said?.day !== withholding?.day),
      `The payout is taxed by ${withholding?.ruleId}, reserved by ${said?.ruleId}.`,
    ],
    [
      entry.kind !== 'confirm' && (entry.indirectTaxMinorUnits ?? 0n) !== indirectTax,
      `Of the payout ${indirectTax} ${currency} are indirect tax, its ${entry.kind} says ${entry.indirectTaxMinorUnits ?? 0n}.`,
    ],
  ].flatMap(([isWrong, detail]): Violation[] =>
    isWrong ? [{ invariant: 'I5', where, detail: detail as string }] : [],
  );
}

/** Every entry of a payout names the quote that is frozen in it, and no other. */
function checkNamed(where: string, { conversion }: Payout, entry: Entry): Violation[] {
  if (canonicalJson(conversion ?? null) === canonicalJson(entry.conversion ?? null)) return [];
  const detail = `The ${entry.kind} of the payout names another conversion.`;
  return [{ invariant: 'I5', where, detail }];
}

/** What a payout was exchanged from is what it moves in the ledger, and its rates lead to what the receiver gets. */
function checkExchange(where: string, { conversion, currency, minorUnits }: Payout): Violation[] {
  if (conversion === undefined) return [];
  const { from } = conversion;
  const isOther = from.currency !== currency || from.minorUnits !== minorUnits;
  const detail = isOther
    ? `The payout is over ${minorUnits} ${currency}, exchanged are ${from.minorUnits} ${from.currency}.`
    : checkConversion(conversion);
  return detail === undefined ? [] : [{ invariant: 'I5', where, detail }];
}

/** What an entry adds to an account or takes from it. */
function movedOn({ postings }: Entry, on: AccountKind, currency: string): bigint {
  const sum = postings
    .filter(({ account, unit }) => account === on && unit === currency)
    .reduce((total, { minorUnits }) => total + minorUnits, 0n);
  return sum < 0n ? -sum : sum;
}
