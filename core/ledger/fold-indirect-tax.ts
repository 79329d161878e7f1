import type { AccountHead } from './account-head.ts';
import type { EntryDraft } from './entry.ts';

type IndirectTax = AccountHead['indirectTax'];

/** The indirect tax in an account after an entry: what is asked for is open, and what is reserved is so no more until it comes back. */
export function foldIndirectTax(
  before: IndirectTax,
  {
    kind,
    postings,
    indirectTaxMinorUnits = 0n,
  }: Pick<EntryDraft, 'kind' | 'postings' | 'indirectTaxMinorUnits'>,
): IndirectTax {
  const asked = postings.filter(({ account }) => account === 'indirect-tax');
  const [first] = asked.length > 0 ? asked : postings;
  const more = asked.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  const reserved = kind === 'return' ? -indirectTaxMinorUnits : indirectTaxMinorUnits;
  if (first === undefined || (more === 0n && reserved === 0n)) return before;
  const { openMinorUnits, reservedMinorUnits } = before?.[first.unit] ?? nothing;
  return {
    ...before,
    [first.unit]: {
      openMinorUnits: openMinorUnits + more - reserved,
      reservedMinorUnits: reservedMinorUnits + reserved,
    },
  };
}

const nothing = { openMinorUnits: 0n, reservedMinorUnits: 0n };
