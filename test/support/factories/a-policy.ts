import type { AttributionPolicy } from '../../../core/attribution/policy.ts';

/** The defaults: last touch, 30 days for clicks and 1 for views, views unpaid, codes win. */
export function aPolicy(changes: Partial<AttributionPolicy> = {}): AttributionPolicy {
  return {
    model: { kind: 'last-touch' },
    clickWindowDays: 30,
    viewWindowDays: 1,
    viewsEarn: false,
    codeVsLink: 'code-wins',
    ...changes,
  };
}
