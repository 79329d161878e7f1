import type { Touch } from '../../../core/attribution/touch.ts';
import { findSharedTokens } from '../../../core/fraud/find-shared-tokens.ts';
import { findUnseenTokens } from '../../../core/fraud/find-unseen-tokens.ts';
import type { TokenDoubt } from '../../../core/fraud/token-doubt.ts';
import type { TokenHistory } from '../../../core/fraud/token-history.ts';
import type { CustomerOrder } from '../../../core/identity/customer-history.ts';
import type { EvidenceQuestion } from './gather-evidence.ts';

export type KnownOfBuyer = {
  /** The touches of the browsers joined with the buyer. */
  readonly recorded: readonly Touch[];
  /** The buyer's orders; `undefined` if nobody knows who bought. */
  readonly ofBuyer: readonly CustomerOrder[] | undefined;
};

/** Which of an order's tokens are to be doubted, as far as its program asks. */
export async function doubtTokens(
  tokens: Pick<TokenHistory, 'list'>,
  question: EvidenceQuestion,
  { recorded, ofBuyer }: KnownOfBuyer,
): Promise<TokenDoubt[]> {
  const { program, conversionId, order, cutOff } = question;
  const { sharedTokens, unseenTokens } = program.cookieStuffing ?? {};
  const verified = order.tokens.flatMap((token) => ('refusal' in token ? [] : [token]));
  const doubts: TokenDoubt[] = [];
  if (sharedTokens !== undefined && ofBuyer !== undefined) {
    const carried = await Promise.all(
      verified.map(async ({ touchId }) => {
        return { touchId, orders: await tokens.list(program.merchantId, touchId) };
      }),
    );
    const { placedAt } = order;
    doubts.push(...findSharedTokens({ conversionId, placedAt }, { carried, ofBuyer, cutOff }));
  }
  if (unseenTokens !== undefined) {
    // What an agent was given no browser has.
    const touchIds = verified.flatMap(({ askedBy, touchId }) => (askedBy ? [] : [touchId]));
    const { visitorId } = order;
    doubts.push(...findUnseenTokens({ touchIds, visitorId, recorded, cutOff }));
  }
  return doubts;
}
