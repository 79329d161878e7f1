import { addDays } from '../time/add-days.ts';
import { addMonths } from '../time/add-months.ts';
import { formatDay } from '../time/format-instant.ts';
import { parseDay } from '../time/parse-day.ts';
import type { TaxForm, TaxFormKind, TaxProfile } from './tax-profile.ts';
import { type TaxEvidence, taxEvidences } from './withholding-rule.ts';

const shows: Readonly<Record<TaxFormKind, TaxEvidence | undefined>> = {
  'W-9': 'tin',
  'W-8BEN': 'foreign-status',
  'W-8BEN-E': 'foreign-status',
  pan: 'pan',
  npwp: 'npwp',
  dgt: 'treaty',
  abn: 'abn',
  hobby: 'hobby',
  utr: undefined,
  vat: undefined,
};

/** What is on file of somebody on a day, as rules ask for it. @param day `YYYY-MM-DD`, in the payer's zone. */
export function evidenceAt({ forms }: Pick<TaxProfile, 'forms'>, day: string): TaxEvidence[] {
  const shown = forms
    .filter((form) => form.from <= day && day <= lastDayOf(form))
    .flatMap((form) => [shows[form.kind], ...(form.treaty ? ['treaty' as const] : [])]);
  return taxEvidences.filter((evidence) => shown.includes(evidence));
}

const neverEnds = '9999-12-31';

/**
 * The last day on which a form counts. A W-8 holds until the end of the third calendar year after the one in which it was
 * signed (Treas. Reg. §1.1441-1(e)(4)(ii)(A)), a form DGT for at most twelve months (PER-25/PJ/2018, art. 5).
 */
export function lastDayOf({ kind, from, until = neverEnds }: TaxForm): string {
  const byLaw = lastDayByLaw(kind, from);
  return until < byLaw ? until : byLaw;
}

function lastDayByLaw(kind: TaxFormKind, from: string): string {
  const year = Number(from.slice(0, 4));
  if (kind === 'W-8BEN' || kind === 'W-8BEN-E') return `${year + 3}-12-31`;
  return kind === 'dgt' ? formatDay(addDays(addMonths(parseDay(from) ?? 0, 12), -1)) : neverEnds;
}
