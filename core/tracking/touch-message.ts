import type { Touch } from '../attribution/touch.ts';
import type { ConsentChange, Visit } from '../identity/visitor-trail.ts';
import type { Instant } from '../time/instant.ts';

/** What the tracking edge puts into the touch queue: what a visitor did, said, or was seen to be. */
export type TouchMessage =
  | { readonly merchantId: string; readonly touch: Touch }
  | { readonly merchantId: string; readonly sighting: Touch }
  | { readonly merchantId: string; readonly visit: Visit }
  | { readonly merchantId: string; readonly consent: ConsentChange }
  | { readonly merchantId: string; readonly identify: Identification }
  | { readonly merchantId: string; readonly siblings: SiblingSighting };

/** A visitor was seen to be a person, known by peppered hashes only. */
export type Identification = {
  readonly visitorId: string;
  readonly personHashes: readonly string[];
  /** Those of them that are one key under several peppers; absent while there is one pepper. */
  readonly siblings?: SiblingSighting['hashes'];
  readonly recordedAt: Instant;
};

/** A person was seen while several peppers were live: the hashes that each of the person's keys has under them. */
export type SiblingSighting = {
  /** Each list is one key (an e-mail address, a customer id) under all live peppers. */
  readonly hashes: readonly (readonly string[])[];
  readonly recordedAt: Instant;
};
