export { type GrantVerdict, judgeGrant } from './judge-grant.ts';
export { type OAuthState, readOAuthState, writeOAuthState } from './oauth-state.ts';
export type { OwnershipProof, SocialAccount, SocialAccountKey } from './social-account.ts';
export type { SocialAccountStore } from './social-account-store.ts';
export type { SocialApp } from './social-app.ts';
export type { SocialGrant, SocialTokens } from './social-grant.ts';
export type { SocialOAuth, TokenOutcome } from './social-oauth.ts';
export type {
  GrantedAccount,
  OAuthStart,
  ProofStart,
  SocialStart,
  SocialStartKey,
} from './social-start.ts';
