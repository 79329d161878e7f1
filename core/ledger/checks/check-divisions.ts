import { dividePayable } from '../../payees/divide-payable.ts';
import type { Division } from '../../payees/division.ts';
import type { PayoutPart } from '../../payees/payout-part.ts';
import { sumParts } from '../../payees/sum-parts.ts';
import type { AccountHead } from '../account-head.ts';
import { type Balances, balancesOf, foldPostings } from '../balances.ts';
import type { Entry } from '../entry.ts';
import { foldSetAside } from '../fold-set-aside.ts';
import type { Violation } from './violation.ts';

type State = { readonly balances: Balances; readonly setAside: AccountHead['setAside'] };

/**
 * What is payable is divided whole: the parts of every reservation add up to what was payable, they are
 * what the terms say beyond what was set aside, no more than one's part is reserved, what comes back stays whose it
 * was, and the head says what is set aside now.
 *
 * @param ordered the account's whole journal, by sequence.
 */
export function checkDivisions(
  where: string,
  head: AccountHead,
  ordered: readonly Entry[],
): Violation[] {
  const divisions = new Map<string, Division | undefined>();
  let state: State = { balances: {}, setAside: undefined };
  const mistakes = ordered.flatMap((entry) => {
    const place = `${where}#${entry.sequence}`;
    const payoutId = payoutOf(entry);
    if (entry.kind === 'reserve') divisions.set(payoutId, entry.division);
    const found = [
      ...findMistakes(state, entry),
      ...(entry.kind === 'return' ? findStrayReturn(entry, divisions.get(payoutId)) : []),
    ];
    state = {
      balances: foldPostings(state.balances, entry.postings),
      setAside: foldSetAside(state.setAside, entry),
    };
    return found.map((detail): Violation => ({ invariant: 'I2', where: place, detail }));
  });
  return [...mistakes, ...checkHead(where, head, state.setAside)];
}

const payoutOf = ({ cause }: Entry): string => cause.slice(cause.indexOf('/') + 1);

function findMistakes({ balances, setAside }: State, entry: Entry): string[] {
  const reserved = entry.postings.find(({ account }) => account === 'payable');
  if (entry.kind !== 'reserve' || reserved === undefined) return [];
  const { division } = entry;
  const before = setAside?.[reserved.unit] ?? [];
  if (division === undefined) {
    return before.length === 0 ? [] : ['All is reserved, although some was set aside.'];
  }
  const { waitingMinorUnits = 0n } = division;
  const payable = balancesOf(balances, reserved.unit).payable - waitingMinorUnits;
  return findWrongDivision(division, payable, before, reserved.minorUnits);
}

function findWrongDivision(
  division: Division,
  payable: bigint,
  before: readonly PayoutPart[],
  reserved: bigint,
): string[] {
  const { payeeId, parts, terms, payableMinorUnits, dividedMinorUnits } = division;
  const { indirectTaxMinorUnits: tax = 0n } = division;
  const own = parts.find((part) => part.payeeId === payeeId)?.minorUnits ?? 0n;
  return [
    [sumParts(parts) !== payable, `The parts come to ${sumParts(parts)} of ${payable} payable.`],
    [payableMinorUnits !== payable, `${payableMinorUnits} are divided of ${payable} payable.`],
    [
      dividedMinorUnits !== payable - tax - sumParts(before),
      `${dividedMinorUnits} were not divided yet.`,
    ],
    [
      show(parts) !== show(dividePayable(payable, before, terms, tax)),
      'The parts are not the terms.',
    ],
    [reserved > own, `${reserved} are reserved of a part of ${own}.`],
  ].flatMap(([isWrong, detail]) => (isWrong ? [detail as string] : []));
}

function findStrayReturn({ setAside }: Entry, division: Division | undefined): string[] {
  const isDivided = division !== undefined;
  if (isDivided === (setAside !== undefined) && setAside?.payeeId === division?.payeeId) return [];
  return ['What comes back is not set aside for whose it was.'];
}

function checkHead(where: string, head: AccountHead, folded: State['setAside']): Violation[] {
  const currencies = new Set([...Object.keys(head.setAside ?? {}), ...Object.keys(folded ?? {})]);
  return [...currencies].toSorted().flatMap((currency): Violation[] => {
    const said = show(head.setAside?.[currency] ?? []);
    const found = show(folded?.[currency] ?? []);
    if (said === found) return [];
    const detail = `The head sets aside ${said} ${currency}, the entries ${found}.`;
    return [{ invariant: 'I9', where, detail }];
  });
}

const show = (parts: readonly PayoutPart[]): string =>
  `[${parts.map(({ payeeId, minorUnits }) => `${minorUnits} for ${payeeId ?? 'the creator'}`).join(', ')}]`;
