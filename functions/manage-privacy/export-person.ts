import type { Fact, OrderSnapshot } from '../../core/assessment/order-facts.ts';
import type { CustomerOrder } from '../../core/identity/customer-history.ts';
import type { PersonRecord } from '../../core/identity/person-store.ts';
import type { VisitorTrail } from '../../core/identity/visitor-trail.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { findPerson, type PersonAsked, type PersonOrder } from '../shared/privacy/find-person.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { exportProspects } from './export-prospects.ts';
import type { ManagePrivacyPorts } from './ports.ts';

const readsAtOnce = 8;

/** Everything that is stored of a person, in the form of docs/privacy.md. */
export async function exportPerson(
  ports: Pick<
    ManagePrivacyPorts,
    'persons' | 'conversions' | 'touches' | 'prospects' | 'evidence' | 'now'
  >,
  asked: PersonAsked,
) {
  const { records, orders, isShared } = await findPerson(ports, asked);
  const visitorIds = isShared ? [] : listVisitors(records);
  const until = ports.now();
  const browsers = await mapBounded(visitorIds, readsAtOnce, async (visitorId) =>
    describeBrowser(
      visitorId,
      await ports.touches.readTrail(asked.merchantId, visitorId, 0, until),
    ),
  );
  const left = isShared ? [] : await exportProspects(ports, asked.merchantId, records);
  return {
    personHashes: records.map(({ personHash }) => personHash),
    // The browsers and orders behind it are other people's, too.
    isShared,
    identities: isShared ? [] : records.map(describeIdentity),
    browsers,
    handles: left,
    orders: orders.map(describeOrder),
  };
}

const listVisitors = (records: readonly PersonRecord[]): string[] =>
  [...new Set(records.flatMap(({ links }) => links.map(({ visitorId }) => visitorId)))].toSorted();

function describeIdentity({ personHash, erasedAt, links, orders, siblings }: PersonRecord) {
  return {
    personHash,
    ...(erasedAt === undefined ? {} : { erasedAt: formatInstant(erasedAt) }),
    sameAs: siblings,
    browsers: links.map(({ visitorId, recordedAt }) => ({
      visitorId,
      since: formatInstant(recordedAt),
    })),
    orders: orders.map(describeHistory),
  };
}

function describeHistory({ conversionId, placedAt, counts, value, recordedAt }: CustomerOrder) {
  return {
    conversionId,
    placedAt: formatInstant(placedAt),
    counts,
    ...(value === undefined ? {} : { value: toMoneyDocument(value) }),
    recordedAt: formatInstant(recordedAt),
  };
}

function describeBrowser(visitorId: string, { touches, visits, consents }: VisitorTrail) {
  return {
    visitorId,
    touches: touches.map(
      ({ touchId, kind, at, creatorId, slug, contentId, country, filtered }) => ({
        ...{ touchId, kind, at: formatInstant(at), creatorId },
        ...{ slug, contentId, country, filtered },
      }),
    ),
    visits: visits.map(({ channel, at }) => ({ channel, at: formatInstant(at) })),
    consents: consents.map(({ granted, at }) => ({ granted, at: formatInstant(at) })),
  };
}

/** Of each fact what is about the buyer: what it says of money is the order's, and in the books. */
function describeOrder({ conversionId, facts }: PersonOrder) {
  return { conversionId, facts: facts.flatMap(describeFact) };
}

function describeFact({ factId, recordedAt, content }: Fact) {
  const head = { factId, recordedAt: formatInstant(recordedAt) };
  if (content.kind === 'order') return [{ ...head, ...describeSnapshot(content.order) }];
  if (content.kind !== 'supplement') return [];
  const { tokens, visitorId, buyerIdentityHashes, codes } = content.supplement;
  return [{ ...head, ...describeCarried({ tokens, visitorId, buyerIdentityHashes, codes }) }];
}

function describeSnapshot(order: OrderSnapshot) {
  const { orderName, placedAt, currency, country, region, referrerHost, lines } = order;
  return {
    ...{ orderName, placedAt: formatInstant(placedAt), currency },
    ...{ country, region, referrerHost },
    ...describeCarried(order),
    lines: lines.map(({ title, sku, quantity, grossMinorUnits }) => ({
      ...{ title, sku, quantity },
      gross: toMoneyDocument({ minorUnits: grossMinorUnits, currency }),
    })),
  };
}

function describeCarried({
  tokens,
  visitorId,
  buyerIdentityHashes,
  codes,
}: Pick<OrderSnapshot, 'tokens' | 'buyerIdentityHashes' | 'codes'> & {
  readonly visitorId?: string | undefined;
}) {
  return {
    visitorId,
    personHashes: buyerIdentityHashes,
    codes: codes.map(({ code }) => code),
    clicks: tokens.flatMap((token) =>
      'refusal' in token
        ? []
        : [{ touchId: token.touchId, visitorId: token.visitorId, at: formatInstant(token.at) }],
    ),
  };
}
