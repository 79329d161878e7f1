import type { Link } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { ClickToken } from '../../core/tracking/click-token.ts';
import { packSubIds } from '../../core/tracking/token-format.ts';

/**
 * What an agent hands over at checkout, in the words of the Agentic Commerce Protocol
 * (https://github.com/agentic-commerce-protocol/agentic-commerce-protocol, RFC "Affiliate Attribution").
 */
export type AffiliateAttribution = {
  readonly provider: string;
  readonly token: string;
  readonly publisher_id: string;
  readonly campaign_id?: string;
  readonly creative_id?: string;
  readonly sub_id?: string;
  /** RFC 3339. */
  readonly issued_at: string;
};

/** The address for the shop's page, and the claim for its checkout; both carry the same token. */
export type AgentOffer = {
  readonly url: string;
  readonly affiliate_attribution: AffiliateAttribution;
};

/** @param provider the host of the links. */
export function offerToAgent(
  { campaignId }: Pick<Link, 'campaignId'>,
  token: ClickToken,
  signed: string,
  { url, provider }: { readonly url: string; readonly provider: string },
): AgentOffer {
  const { creatorId, contentId, at } = token;
  const subIds = packSubIds(token.subIds);
  return {
    url,
    affiliate_attribution: {
      provider,
      token: signed,
      publisher_id: creatorId,
      ...(campaignId === undefined ? {} : { campaign_id: campaignId }),
      ...(contentId === undefined ? {} : { creative_id: contentId }),
      ...(subIds === '' ? {} : { sub_id: subIds }),
      issued_at: formatInstant(at),
    },
  };
}
