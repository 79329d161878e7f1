import type { Sealing } from '../../adapters/shops/seal-fact.ts';
import type { VerifiedToken } from '../../core/tracking/touch-of-token.ts';
import type { EventIssue } from './event-reading.ts';
import type { EventContext } from './receive-events.ts';

/** The click tokens that an event carries, verified; or what is wrong with those that are not ours. */
export function readTokens(
  { carryToken }: Pick<Sealing, 'carryToken'>,
  { merchantId, path }: Pick<EventContext, 'merchantId' | 'path'>,
  texts: readonly string[],
): { readonly tokens: readonly VerifiedToken[]; readonly issues: readonly EventIssue[] } {
  const tokens: VerifiedToken[] = [];
  const issues: EventIssue[] = [];
  for (const [index, text] of texts.entries()) {
    const token = carryToken(text, merchantId);
    if (!('refusal' in token)) tokens.push(token);
    else {
      const message = `This is no click token of yours (${token.refusal}).`;
      issues.push({ path: [...path, 'tokens', index], message });
    }
  }
  return { tokens, issues };
}
