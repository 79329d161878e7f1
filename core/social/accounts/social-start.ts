import type { Instant } from '../../time/instant.ts';
import type { SocialPlatform } from '../platform.ts';
import type { SocialTokens } from './social-grant.ts';

type StartBase = {
  readonly merchantId: string;
  readonly startId: string;
  readonly creatorId: string;
  readonly platform: SocialPlatform;
  readonly linkHost: string;
  readonly expiresAt: Instant;
};

/**
 * A connection that a creator began at a platform. Each stage is reached once: `started` -> `returned` (the platform sent the
 * browser back; its state is used up) -> `granted` (it holds the tokens, sealed) -> `finished` (by the creator's own key).
 */
export type OAuthStart = StartBase & {
  readonly kind: 'oauth';
  readonly stage: 'started' | 'returned' | 'granted' | 'finished';
  /** Where the creator's browser goes afterwards. */
  readonly returnUrl: string;
  readonly redirectUri: string;
  /** PKCE's secret, sealed. */
  readonly sealedVerifier?: string;
  /** SHA-256 of what the browser brought back to the creator's page. */
  readonly ticketHash?: string;
  /** `GrantedAccount`, as sealed JSON. */
  readonly sealedGranted?: string;
};

/** Whose account it is, as the platform said with the tokens. */
export type GrantedAccount = {
  readonly tokens: SocialTokens;
  readonly profileId: string;
  readonly handle?: string;
  readonly name?: string;
};

/** A code that the creator puts where only the owner can. It can be looked for as often as one likes until it is over. */
export type ProofStart = StartBase & {
  readonly kind: 'proof';
  readonly stage: 'started' | 'finished';
  /** Without the `@`; of a feed its address. */
  readonly subject: string;
  readonly code: string;
};

export type SocialStart = OAuthStart | ProofStart;

export type SocialStartKey = { readonly merchantId: string; readonly startId: string };
