import type { Touch } from '../../core/attribution/touch.ts';
import type { ClickToken } from '../../core/tracking/click-token.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import { touchOfToken } from '../../core/tracking/touch-of-token.ts';

/** The touch that a token proves, as the queue takes it; `filtered`: why it does not count. */
export function toTouchMessage(
  { merchantId, ...token }: ClickToken,
  filtered?: Touch['filtered'],
): TouchMessage {
  const touch = touchOfToken(token, token.at);
  return { merchantId, touch: filtered === undefined ? touch : { ...touch, filtered } };
}
