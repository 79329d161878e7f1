import type { SocialTokens } from './social-grant.ts';

/** What became of a call for tokens. `refused`: asking again is of no use. */
export type TokenOutcome =
  | { readonly ok: true; readonly tokens: SocialTokens }
  | { readonly ok: false; readonly why: 'refused' | 'unavailable'; readonly detail: string };

/** Sign-in at a platform, with the merchant's app. */
export interface SocialOAuth {
  /** Whether there is no refresh token, because the access token renews itself. */
  readonly renewsItself: boolean;
  readonly usesPkce: boolean;
  /** What the creator is asked for, and why. */
  readonly scopes: readonly { readonly name: string; readonly why: string }[];
  /** Where the creator's browser goes. @param challenge PKCE's, S256. */
  authorizeUrl(request: {
    readonly state: string;
    readonly redirectUri: string;
    readonly challenge?: string;
  }): string;
  exchange(grant: {
    readonly code: string;
    readonly redirectUri: string;
    readonly verifier?: string;
  }): Promise<TokenOutcome>;
  renew(tokens: {
    readonly accessToken: string;
    readonly refreshToken?: string;
  }): Promise<TokenOutcome>;
  /** Takes the grant back at the platform; `by-hand`: only the creator can, in the platform's settings. */
  revoke(tokens: {
    readonly accessToken: string;
    readonly refreshToken?: string;
  }): Promise<'revoked' | 'by-hand' | 'failed'>;
}
