import type { Instant } from '../time/instant.ts';
import type { Favourite, IdentityGrade, LeftHandle, Prospect } from './prospect.ts';

/** What a customer left, as the edge received it. */
export type Capture = {
  readonly merchantId: string;
  readonly prospectId: string;
  readonly programId: string;
  readonly personHashes: readonly string[];
  readonly identity: IdentityGrade;
  readonly name?: string;
  readonly handle: LeftHandle;
  readonly favourites: readonly Favourite[];
  readonly at: Instant;
};

/** More favourites than this fill no shelf that anybody looks through. */
export const maxFavourites = 24;

/**
 * The prospect with what was left last: a platform has one handle, an address one favourite, and the newest say
 * so.
 *
 * @param known of the same grade of identity: whom a word of a page leads to, `nameProspect` keeps apart from who is proven.
 */
export function captureHandle(known: Prospect | undefined, capture: Capture): Prospect {
  const { handle, at, merchantId, prospectId, programId, identity } = capture;
  const others = (known?.handles ?? []).filter(({ platform }) => platform !== handle.platform);
  const name = capture.name ?? known?.name;
  const hashes = new Set([...(known?.personHashes ?? []), ...capture.personHashes]);
  return {
    ...{ merchantId, prospectId, programId },
    personHashes: [...hashes].toSorted(),
    identity,
    ...(name === undefined ? {} : { name }),
    handles: [...others, handle].toSorted((a, b) => (a.platform < b.platform ? -1 : 1)),
    favourites: addFavourites(known?.favourites ?? [], capture.favourites),
    capturedAt: known?.capturedAt ?? at,
    changedAt: at,
    ...(known?.invitation === undefined ? {} : { invitation: known.invitation }),
    ...(known?.enrolled === undefined ? {} : { enrolled: known.enrolled }),
  };
}

function addFavourites(
  known: readonly Favourite[],
  added: readonly Favourite[],
): readonly Favourite[] {
  const urls = new Set(added.map(({ url }) => url));
  return [...added, ...known.filter(({ url }) => !urls.has(url))].slice(0, maxFavourites);
}
