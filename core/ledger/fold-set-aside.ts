import { addParts } from '../payees/add-parts.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { AccountHead } from './account-head.ts';
import type { EntryDraft } from './entry.ts';

type SetAside = AccountHead['setAside'];

/**
 * What is set aside in an account after an entry: of a reservation everybody else's part, with what is
 * left of the own one; of a return that part as well. Every other entry leaves it as it is.
 */
export function foldSetAside(
  before: SetAside,
  { division, setAside, postings }: Pick<EntryDraft, 'division' | 'setAside' | 'postings'>,
): SetAside {
  // What had arrived comes back from there, and never through the payout.
  const moved =
    postings.find(({ account }) => account === 'in-payout') ??
    postings.find(({ account }) => account === 'cash-clearing');
  if (moved === undefined) return before;
  if (division !== undefined) {
    const taken: PayoutPart = { ...whoseOf(division), minorUnits: moved.minorUnits };
    return replace(before, moved.unit, addParts([...division.parts, taken]));
  }
  if (setAside === undefined) return before;
  return replace(before, moved.unit, addParts([...(before?.[moved.unit] ?? []), setAside]));
}

const whoseOf = ({ payeeId }: Pick<PayoutPart, 'payeeId'>) =>
  payeeId === undefined ? {} : { payeeId };

function replace(before: SetAside, unit: string, parts: readonly PayoutPart[]): SetAside {
  const { [unit]: _, ...others } = before ?? {};
  const after = parts.length === 0 ? others : { ...others, [unit]: parts };
  return Object.keys(after).length === 0 ? undefined : after;
}
