import type { PollCall } from '../../core/social/polling/index.ts';
import type { SocialRequest } from './social-http.ts';

/** Who asks: a creator whose token it is, or the merchant's app for what everybody may see. */
export type PlatformAccess = {
  readonly kind: 'user' | 'app';
  readonly token: string;
  readonly clientId?: string;
};

/** Calls besides those of a poll: whose token it is, and which account has a name. */
export type PlatformCall =
  | PollCall
  | { readonly step: 'whoami' }
  | { readonly step: 'find'; readonly handle: string };

/** How a platform is asked, and as what its answer is read. */
export type AskedPlatform = Omit<SocialRequest, 'url'> & {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly kind: string;
};

export type PlatformCalls = {
  /** Where its API begins, without a slash at the end. */
  readonly address: string;
  /** Nothing if the platform has no such call for whoever asks. */
  readonly toRequest: (
    call: PlatformCall,
    account: { readonly profileId: string },
    access: PlatformAccess,
  ) => AskedPlatform | undefined;
};

/** How most platforms want a token. */
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
