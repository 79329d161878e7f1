export { acceptInvitation, type InvitationState, stateOfInvitation } from './accept-invitation.ts';
export { type Capture, captureHandle, maxFavourites } from './capture-handle.ts';
export { defaultInvitationDays, type EnrolmentSettings } from './enrolment-settings.ts';
export {
  type InvitationRefusal,
  type InvitationToken,
  issueInvitation,
  readInvitation,
} from './invitation-token.ts';
export { judgeOpenEnrolment, type OpenEnrolment } from './judge-open-enrolment.ts';
export { nameProspect } from './name-prospect.ts';
export { normaliseHandle } from './normalise-handle.ts';
export {
  type Favourite,
  type HandleConsent,
  type IdentityGrade,
  type Invitation,
  type LeftHandle,
  type Prospect,
  type ProspectEnrolment,
  prospectLifeDays,
} from './prospect.ts';
export type { ProspectPointer, ProspectStore } from './prospect-store.ts';
export { type RankedProspect, type RankPart, rankProspects } from './rank-prospects.ts';
export { slugOfHandle } from './slug-of-handle.ts';
export { type HandlePlatform, handlePlatforms, type SocialHandle } from './social-handle.ts';
export type { ShelfItem, Storefront, StorefrontStore } from './storefront.ts';
export { maxOrdersOfPerson, type Purchases, weighPurchases } from './weigh-purchases.ts';
