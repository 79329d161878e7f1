import type { Fact } from '../../../core/assessment/order-facts.ts';
import { maxVisitorsPerPerson } from '../../../core/identity/identity-store.ts';
import type { PersonRecord, PersonStore } from '../../../core/identity/person-store.ts';
import type { PrivacyRequest } from '../../../core/privacy/index.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import { mapBounded } from '../reading/map-bounded.ts';

export type FindPersonPorts = {
  readonly persons: Pick<PersonStore, 'read'>;
  readonly conversions: Pick<ConversionStore, 'load'>;
};

/** Whom a request is about. */
export type PersonAsked = Pick<PrivacyRequest, 'merchantId' | 'personHashes' | 'conversionIds'>;

export type PersonOrder = { readonly conversionId: string; readonly facts: readonly Fact[] };

export type FoundPerson = {
  /** Everything that the person is known under, by hash. */
  readonly records: readonly PersonRecord[];
  readonly orders: readonly PersonOrder[];
  /** Behind more browsers or orders than a person has: a till, a placeholder, a shared mailbox. */
  readonly isShared: boolean;
};

/** Nobody buys so often; a shop's own address does. */
const maxOrdersPerPerson = 500;
const readsAtOnce = 8;

/**
 * Finds everything that is kept of a person: under the given hashes and under those of other peppers, and under
 * the other names (a customer id, another address) that the person's orders carry, or that came with a handle. One step, and no further: the
 * buyers who share those other names may be others. What is no person's leads to nobody.
 */
export async function findPerson(ports: FindPersonPorts, asked: PersonAsked): Promise<FoundPerson> {
  const { merchantId } = asked;
  const given = await readWithSiblings(ports, merchantId, asked.personHashes);
  const named = [...new Set([...asked.conversionIds, ...orderIdsOf(given)])];
  const isShared = visitorsOf(given) > maxVisitorsPerPerson || named.length > maxOrdersPerPerson;
  if (isShared) return { records: given, orders: [], isShared };

  const orders = await loadOrders(ports, merchantId, named);
  const left = given.flatMap(({ prospects }) => prospects.flatMap((each) => each.personHashes));
  const names = [...left, ...orders.flatMap(({ facts }) => facts.flatMap(buyerHashesOf))];
  const records = await readWithSiblings(ports, merchantId, [...asked.personHashes, ...names]);
  const further = orderIdsOf(records).filter((id) => !named.includes(id));
  if (further.length > maxOrdersPerPerson) return { records: given, orders, isShared };
  return {
    records,
    orders: [...orders, ...(await loadOrders(ports, merchantId, further))],
    isShared,
  };
}

/** The hashes of buyers that a fact carries. */
export function buyerHashesOf({ content }: Fact): readonly string[] {
  if (content.kind === 'order') return content.order.buyerIdentityHashes;
  return content.kind === 'supplement' ? content.supplement.buyerIdentityHashes : [];
}

async function readWithSiblings(
  { persons }: FindPersonPorts,
  merchantId: string,
  personHashes: readonly string[],
): Promise<PersonRecord[]> {
  const records = new Map<string, PersonRecord>();
  let next = [...new Set(personHashes)];
  while (next.length > 0) {
    const read = await mapBounded(next, readsAtOnce, (hash) => persons.read(merchantId, hash));
    for (const record of read) records.set(record.personHash, record);
    const siblings = new Set(read.flatMap((record) => record.siblings));
    next = [...siblings].filter((hash) => !records.has(hash));
  }
  return [...records.values()].toSorted((a, b) => (a.personHash < b.personHash ? -1 : 1));
}

async function loadOrders(
  { conversions }: FindPersonPorts,
  merchantId: string,
  conversionIds: readonly string[],
): Promise<PersonOrder[]> {
  const orders = await mapBounded(conversionIds, readsAtOnce, async (conversionId) => ({
    conversionId,
    facts: (await conversions.load({ merchantId, conversionId })).facts,
  }));
  return orders.filter(({ facts }) => facts.length > 0);
}

const orderIdsOf = (records: readonly PersonRecord[]): string[] => [
  ...new Set(records.flatMap(({ orders }) => orders.map(({ conversionId }) => conversionId))),
];

const visitorsOf = (records: readonly PersonRecord[]): number =>
  new Set(records.flatMap(({ links }) => links.map(({ visitorId }) => visitorId))).size;
