import type { Touch } from '../../../core/attribution/touch.ts';
import { findSharedTokens } from '../../../core/fraud/find-shared-tokens.ts';
import { findUnseenTokens } from '../../../core/fraud/find-unseen-tokens.ts';
import type { TokenDoubt } from '../../../core/fraud/token-doubt.ts';
import type { EvidencePorts, EvidenceQuestion } from './gather-evidence.ts';
import { listOrdersOfBuyer } from './list-orders-of-buyer.ts';

export type KnownOfBuyer = {
  /** The touches of the browsers joined with the buyer. */
  readonly recorded: readonly Touch[];
  readonly flaggedIdentities: readonly string[];
};

/** Which of an order's tokens are to be doubted, as far as its program asks. */
export async function doubtTokens(
  ports: Pick<EvidencePorts, 'tokens' | 'history'>,
  question: EvidenceQuestion,
  known: KnownOfBuyer,
): Promise<TokenDoubt[]> {
  const { program, order, cutOff } = question;
  const { sharedTokens, unseenTokens } = program.cookieStuffing ?? {};
  const carried = order.tokens.flatMap((token) => ('refusal' in token ? [] : [token]));
  // What an agent was given no browser has.
  const touchIds = carried.flatMap(({ askedBy, touchId }) => (askedBy ? [] : [touchId]));
  const { visitorId } = order;
  return [
    ...(sharedTokens === undefined ? [] : await listShared(ports, question, known, carried)),
    ...(unseenTokens === undefined
      ? []
      : findUnseenTokens({ touchIds, visitorId, recorded: known.recorded, cutOff })),
  ];
}

async function listShared(
  { tokens, history }: Pick<EvidencePorts, 'tokens' | 'history'>,
  question: EvidenceQuestion,
  { flaggedIdentities }: KnownOfBuyer,
  carried: readonly { readonly touchId: string }[],
): Promise<TokenDoubt[]> {
  const { program, conversionId, order, cutOff } = question;
  const ofBuyer = await listOrdersOfBuyer(history, question, flaggedIdentities);
  if (ofBuyer === undefined || carried.length === 0) return [];
  const orders = await Promise.all(
    carried.map(async ({ touchId }) => {
      return { touchId, orders: await tokens.list(program.merchantId, touchId) };
    }),
  );
  const { placedAt } = order;
  return findSharedTokens({ conversionId, placedAt }, { carried: orders, ofBuyer, cutOff });
}
