import { addParts } from '../payees/add-parts.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { AccountHead } from './account-head.ts';
import type { EntryDraft } from './entry.ts';

type SetAside = AccountHead['setAside'];

/**
 * What is set aside in an account after an entry: of a reservation everybody else's part, with what is
 * left of the own one; of a return that part as well. Every other entry leaves it as it is. Indirect tax is never set aside: it is
 * the creator's without that.
 */
export function foldSetAside(
  before: SetAside,
  {
    division,
    setAside,
    postings,
    indirectTaxMinorUnits = 0n,
  }: Pick<EntryDraft, 'division' | 'setAside' | 'postings' | 'indirectTaxMinorUnits'>,
): SetAside {
  if (division !== undefined) {
    const reserved = postings.find(({ account }) => account === 'payable');
    if (reserved === undefined) return before;
    const minorUnits = indirectTaxMinorUnits - reserved.minorUnits;
    const taken: PayoutPart = { ...whoseOf(division), minorUnits };
    const tax: PayoutPart = { minorUnits: -(division.indirectTaxMinorUnits ?? 0n) };
    return replace(before, reserved.unit, addParts([...division.parts, tax, taken]));
  }
  const [returned] = postings;
  if (setAside === undefined || returned === undefined) return before;
  return replace(before, returned.unit, addParts([...(before?.[returned.unit] ?? []), setAside]));
}

const whoseOf = ({ payeeId }: Pick<PayoutPart, 'payeeId'>) =>
  payeeId === undefined ? {} : { payeeId };

function replace(before: SetAside, unit: string, parts: readonly PayoutPart[]): SetAside {
  const { [unit]: _, ...others } = before ?? {};
  const after = parts.length === 0 ? others : { ...others, [unit]: parts };
  return Object.keys(after).length === 0 ? undefined : after;
}
