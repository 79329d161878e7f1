import type { SocialStartKey } from '../../../core/social/accounts/index.ts';

/** What a start keeps sealed opens in that start only. */
export const placeOfStart = ({ merchantId, startId }: SocialStartKey) => ({
  merchantId,
  purpose: `social-start/${startId}`,
});
