import type { Touch } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';
import type { ConsentChange, Visit, VisitorTrail } from './visitor-trail.ts';

/** A join of a browser with a person (a peppered hash), as the edge received it. */
export type VisitorLink = { readonly visitorId: string; readonly recordedAt: Instant };

/** More browsers than this behind one hash is not a person: flagged, not used. */
export const maxVisitorsPerPerson = 50;

export interface TouchStore {
  /** Of any number of calls for one touch id, exactly one is answered `added`. */
  addTouch(merchantId: string, touch: Touch): Promise<'added' | 'duplicate'>;
  /**
   * Notes that a click's token was seen with another browser than the one that made the click: there it is
   * the same touch once more, and nobody counts it again. Likewise.
   */
  addSighting(merchantId: string, touch: Touch): Promise<'added' | 'duplicate'>;
  /** Likewise for a visit through a channel that is no creator's. */
  addVisit(merchantId: string, visit: Visit): Promise<'added' | 'duplicate'>;
  /** Likewise for what a visitor said about being tracked. */
  addConsent(merchantId: string, consent: ConsentChange): Promise<'added' | 'duplicate'>;
  /**
   * What is recorded of a visitor with `from <= at <= until`, each oldest first; of what the visitor said
   * about being tracked also all before it, because that stands until something else is said.
   */
  readTrail(
    merchantId: string,
    visitorId: string,
    from: Instant,
    until: Instant,
  ): Promise<VisitorTrail>;
  /** Touches of a program recorded on a UTC day, from an index, for counts. */
  countTouches(merchantId: string, programId: string, day: string): Promise<TouchCount[]>;
}

export type TouchCount = {
  readonly creatorId: string;
  readonly kind: Touch['kind'];
  readonly counted: number;
  readonly filtered: number;
};

export interface IdentityStore {
  linkVisitor(merchantId: string, personHash: string, link: VisitorLink): Promise<void>;
  /**
   * The links received until a moment, it included; at most `maxVisitorsPerPerson + 1`, so that the
   * caller sees when there are too many.
   */
  listVisitors(merchantId: string, personHash: string, until: Instant): Promise<VisitorLink[]>;
}
