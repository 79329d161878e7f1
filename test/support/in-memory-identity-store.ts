import {
  type IdentityStore,
  maxVisitorsPerPerson,
  type VisitorLink,
} from '../../core/identity/identity-store.ts';

/** An identity store that remembers for the length of a test. */
export function inMemoryIdentityStore(): IdentityStore {
  const persons = new Map<string, Map<string, VisitorLink>>();
  const visitorsOf = (merchantId: string, personHash: string) => {
    const key = JSON.stringify([merchantId, personHash]);
    const visitors = persons.get(key) ?? new Map<string, VisitorLink>();
    persons.set(key, visitors);
    return visitors;
  };

  return {
    async linkVisitor(merchantId, personHash, link) {
      const visitors = visitorsOf(merchantId, personHash);
      const known = visitors.get(link.visitorId);
      if (known !== undefined && known.recordedAt <= link.recordedAt) return;
      visitors.set(link.visitorId, link);
    },

    async listVisitors(merchantId, personHash, until) {
      return [...visitorsOf(merchantId, personHash).values()]
        .filter(({ recordedAt }) => recordedAt <= until)
        .toSorted((a, b) => (a.visitorId < b.visitorId ? -1 : 1))
        .slice(0, maxVisitorsPerPerson + 1);
    },
  };
}
