import { touchOfToken } from '../../core/tracking/touch-of-token.ts';
import type { EventResult } from './event-reading.ts';
import type { ViewEvent } from './events-schema.ts';
import { readTokens } from './read-tokens.ts';
import type { EventContext, EventPorts } from './receive-events.ts';

/**
 * A page of the shop, seen by a browser that keeps click tokens: each click becomes part of what is known
 * of that browser, so that it is found when the browser turns out to be somebody's. It joins the browser
 * with nobody else: a token proves that a link was opened, not by whom.
 */
export async function readView(
  { loadSealing }: Pick<EventPorts, 'loadSealing'>,
  context: EventContext,
  { tokens: texts, visitorId }: ViewEvent,
): Promise<EventResult> {
  const { merchantId, now } = context;
  const { tokens, issues } = readTokens(await loadSealing(), context, texts);
  if (issues.length > 0) return issues;
  return {
    messages: tokens.map((token) => ({
      merchantId,
      sighting: { ...touchOfToken(token, now), visitorId, sighted: true as const },
    })),
  };
}
