import { type Instant, msPerDay, msPerMinute } from '../../time/instant.ts';
import type { SocialGrant } from './social-grant.ts';

/** How long before its end a token is not used any more: a call and its clock may be that far off. */
const marginMs = 5 * msPerMinute;

/** What is to be done before a call. */
export type GrantVerdict =
  | 'usable'
  /** It has to be renewed, by whoever gets the lock. */
  | 'renew'
  /** Somebody is at it. */
  | 'wait'
  /** It is over, and nothing renews it. */
  | 'lost';

/**
 * Says whether a grant opens the API at a moment. A token that renews itself (Instagram's) is renewed well before its
 * end, because after it nothing does.
 *
 * @param renewsItself there is no refresh token: the access token is what is renewed.
 */
export function judgeGrant(
  grant: SocialGrant,
  now: Instant,
  { renewsItself }: { readonly renewsItself: boolean },
): GrantVerdict {
  const { accessExpiresAt, refreshExpiresAt = Number.POSITIVE_INFINITY, renewingUntil = 0 } = grant;
  const margin = renewsItself ? 10 * msPerDay : marginMs;
  if (accessExpiresAt === undefined || accessExpiresAt - margin > now) return 'usable';
  if (renewingUntil > now) return accessExpiresAt - marginMs > now ? 'usable' : 'wait';
  const isRenewable = renewsItself
    ? accessExpiresAt > now
    : grant.refreshToken !== undefined && refreshExpiresAt > now;
  return isRenewable ? 'renew' : 'lost';
}
