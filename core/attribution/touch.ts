import type { Instant } from '../time/instant.ts';

/** `agent`: a program that shops for a person asked for the link. */
export const touchKinds = ['click', 'agent', 'view', 'code'] as const;
export type TouchKind = (typeof touchKinds)[number];

export const subIdNames = ['sub1', 'sub2', 'sub3', 'sub4', 'sub5'] as const;
export type SubIdName = (typeof subIdNames)[number];

/** What creators tell their placements apart by; it decides nothing. */
export type SubIds = Readonly<Partial<Record<SubIdName, string>>>;

/**
 * One recorded contact between a buyer and a creator's link or code.
 *
 * A click's id is the id of its token, so the click that the redirect recorded and the token that
 * the order carried are the same touch. A code's touch exists per order and has the order's time.
 */
export type Touch = {
  readonly touchId: string;
  readonly kind: TouchKind;
  readonly at: Instant;
  /** When the edge received it: evidence counts only if this is not after the close. */
  readonly recordedAt: Instant;
  readonly programId: string;
  readonly creatorId: string;
  /** The link's slug, for clicks and views. */
  readonly slug?: string;
  /** The code as the creator writes it (upper case), for code touches. */
  readonly code?: string;
  /** What the code took off this order, for precedence between several codes. */
  readonly codeDiscountMinorUnits?: bigint;
  readonly codeApplied?: boolean;
  readonly visitorId?: string;
  readonly contentId?: string;
  readonly country?: string;
  /** From the address that was opened. */
  readonly subIds?: SubIds;
  /** Why the click does not count (`bot`, `prefetch`, `data-centre`, `repeated`); it is flagged, never deleted. */
  readonly filtered?: string;
  /** The snippet saw this browser with the token of the click, on a page of the shop. */
  readonly sighted?: true;
};
