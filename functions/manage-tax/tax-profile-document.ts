import { evidenceAt, lastDayOf } from '../../core/tax/evidence-at.ts';
import type { TaxProfile } from '../../core/tax/tax-profile.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** A tax profile as the API shows it: of numbers the end, and what it shows on a day (UTC). */
export function toTaxProfileDocument(profile: TaxProfile, now: Instant) {
  const { country, kind, servicesPerformedIn, forms } = profile;
  return {
    ...{ country, kind },
    ...(servicesPerformedIn === undefined ? {} : { servicesPerformedIn }),
    forms: forms.map((form) => {
      const { number, treaty, from, evidence } = form;
      return {
        kind: form.kind,
        from,
        ...(lastDayOf(form) === '9999-12-31' ? {} : { lastDay: lastDayOf(form) }),
        evidence,
        ...(number === undefined ? {} : { numberKind: number.kind, numberEnding: number.ending }),
        ...(treaty ? { treaty } : {}),
      };
    }),
    evidence: evidenceAt(profile, formatDay(now)),
  };
}
