import type { Instant } from '../time/instant.ts';
import { maxVisitorsPerPerson, type VisitorLink } from './identity-store.ts';

/** An identity (the peppered hash of a customer id or an e-mail address) and the browsers behind it. */
export type LinkedIdentity = {
  readonly personHash: string;
  readonly links: readonly VisitorLink[];
};

export type JoinedVisitors = {
  /** Whose touches belong to the journey; sorted, each once. */
  readonly visitorIds: readonly string[];
  /** Identities behind more browsers than a person has; sorted, each once. */
  readonly flaggedIdentities: readonly string[];
};

/**
 * The browsers of an order's buyer: the one that placed the order, and those linked to the buyer's
 * identities until the cut-off. Joins are by equal identity alone; nothing is inferred from devices,
 * addresses, or tokens: a token proves that a link was opened, not by whom.
 *
 * An identity that would join more than `maxVisitorsPerPerson` browsers is not a person (a till, a
 * placeholder, a shared mailbox): it joins none of them and is flagged. Links after the cut-off do
 * not count towards that either, so that the answer is the same however late it is asked for.
 */
export function joinVisitors(
  ownVisitorId: string | undefined,
  identities: readonly LinkedIdentity[],
  cutOff: Instant,
): JoinedVisitors {
  const visitorIds = new Set(ownVisitorId === undefined ? [] : [ownVisitorId]);
  const flagged = new Set<string>();
  for (const { personHash, links } of identities) {
    const inTime = new Set(
      links.filter(({ recordedAt }) => recordedAt <= cutOff).map(({ visitorId }) => visitorId),
    );
    if (inTime.size > maxVisitorsPerPerson) flagged.add(personHash);
    else for (const visitorId of inTime) visitorIds.add(visitorId);
  }
  return {
    visitorIds: [...visitorIds].toSorted(),
    flaggedIdentities: [...flagged].toSorted(),
  };
}
