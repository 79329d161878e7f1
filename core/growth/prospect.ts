import type { Instant } from '../time/instant.ts';
import type { SocialHandle } from './social-handle.ts';

/**
 * How sure it is that the keys of a person are those of whoever left the handle. `proven`: the merchant's back end
 * says so. `claimed`: somebody typed them into a page.
 */
export type IdentityGrade = 'proven' | 'claimed';

/** To what a person agreed, when, and on whose word. */
export type HandleConsent = {
  /** Of the text that the person saw. */
  readonly version: string;
  readonly at: Instant;
  /** `page`: the form sent it. `back-end`: the merchant's own back end says that it has it. */
  readonly through: 'page' | 'back-end';
};

/** A handle that a customer left. */
export type LeftHandle = SocialHandle & { readonly consent: HandleConsent };

/** A product that a customer likes. */
export type Favourite = {
  readonly title: string;
  /** On a landing host of the program. */
  readonly url: string;
  /** Likewise. */
  readonly image?: string;
};

/** A single-use invitation into a program. */
export type Invitation = {
  readonly invitationId: string;
  readonly at: Instant;
  readonly author: string;
  readonly expiresAt: Instant;
  /** It was accepted; what follows from it is done, or is gone on with. */
  readonly acceptedAt?: Instant;
};

/** What a customer got as a creator. */
export type ProspectEnrolment = {
  readonly creatorId: string;
  readonly slug: string;
  readonly code: string;
  readonly at: Instant;
};

/** A customer who left a handle: perhaps a creator to be. */
export type Prospect = {
  readonly merchantId: string;
  readonly prospectId: string;
  readonly programId: string;
  /** Peppered, under each pepper that lived then; sorted. */
  readonly personHashes: readonly string[];
  readonly identity: IdentityGrade;
  /** As the person wants to be called. */
  readonly name?: string;
  /** One for each platform. */
  readonly handles: readonly LeftHandle[];
  readonly favourites: readonly Favourite[];
  readonly capturedAt: Instant;
  readonly changedAt: Instant;
  readonly invitation?: Invitation;
  /** Absent: not a creator yet. */
  readonly enrolled?: ProspectEnrolment;
};

/** How long a prospect who does nothing more is kept. */
export const prospectLifeDays = 730;
