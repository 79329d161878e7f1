import type { Instant } from '../../time/instant.ts';
import { quotaWindowAt } from './quota-window.ts';
import type { PollStep, SocialPolicy } from './social-policy.ts';
import type { QuotaClaim } from './social-quota.ts';

/** The name of the counter of what is spent; its units are micro-dollars. */
const spending = 'spent-micros';

/**
 * What a call claims: units of each limit that counts it, and at a platform that costs the price of all that it can answer.
 *
 * @param itemsMax what the call answers at most.
 * @param budgetMicros what may be spent in the UTC month.
 */
export function listClaims(
  policy: SocialPolicy,
  call: {
    readonly merchantId: string;
    readonly accountId: string;
    readonly step: PollStep;
    readonly itemsMax: number;
    readonly budgetMicros: bigint;
  },
  now: Instant,
): QuotaClaim[] {
  const { merchantId, accountId, step } = call;
  const counted = policy.limits.filter(({ steps }) => steps === undefined || steps.includes(step));
  const claims = counted.map((limit): QuotaClaim => {
    const { key, units: unitsMax, endsAt } = quotaWindowAt(limit, now);
    const whose = limit.per === 'account' ? `#${accountId}` : '';
    const named = `${policy.platform}#${key}${whose}`;
    return { merchantId, key: named, units: policy.unitsPerCall, unitsMax, endsAt };
  });
  const price = priceOf(policy, step, call.itemsMax);
  if (price === 0) return claims;
  const limit = { name: spending, per: 'app', units: 0, window: { kind: 'utc-month' } } as const;
  const { key, endsAt } = quotaWindowAt(limit, now);
  const budget = { merchantId, key: `${policy.platform}#${key}`, endsAt };
  return [...claims, { ...budget, units: price, unitsMax: Number(call.budgetMicros) }];
}

/** Micro-dollars that so many answered things cost. */
export function priceOf(policy: SocialPolicy, step: PollStep, items: number): number {
  return (policy.microsPerItem?.[step] ?? 0) * items;
}

/** Whether a claim is of money, of which what was not read is given back. */
export const isSpending = ({ key }: QuotaClaim): boolean => key.includes(`#${spending}#`);
