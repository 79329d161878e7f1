import * as z from 'zod';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import { listSoldLines } from '../../core/recommendation/list-sold-lines.ts';
import { recommendProducts } from '../../core/recommendation/recommend.ts';
import type { SoldLine } from '../../core/recommendation/sold-line.ts';
import { listDays } from '../../core/reports/list-days.ts';
import { creatorsOf } from '../../core/reports/own-part.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import { loadOrdersOfDays, queriesAtOnce } from '../shared/reading/load-orders-of-days.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import type { ManageGrowthPorts } from './ports.ts';
import { readEvidence } from './read-evidence.ts';

export const ownRecommendationQuerySchema = z.strictObject({ programId: idSchema });
export const recommendationQuerySchema = z.strictObject({
  programId: idSchema,
  creatorId: idSchema,
});

/** How far back sales say what is sold now. */
const lookBackDays = 28;
/** The newest orders that are looked at: each is loaded by itself while somebody waits. */
const mostOrders = 1_000;
const mostRecommendations = 50;

type Asked = {
  readonly merchantId: string;
  readonly programId: string;
  readonly creatorId: string;
};

/** Which products of a program suit a creator, for managers and for the creator. */
export function recommendationRoutes(ports: ManageGrowthPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/recommendations',
      scopes: ['manage', 'read'],
      handle: async ({ caller, query }) => {
        const { merchantId } = requireKey(caller);
        const asked = parseRequest(recommendationQuerySchema, query);
        return json(200, await recommend(ports, { merchantId, ...asked }));
      },
    },
    {
      method: 'GET',
      path: '/v1/me/recommendations',
      scopes: ['me'],
      handle: async ({ caller, query }) => {
        const { programId } = parseRequest(ownRecommendationQuerySchema, query);
        return json(200, await recommend(ports, { ...requireOwnKey(caller), programId }));
      },
    },
  ];
}

async function recommend(ports: ManageGrowthPorts, asked: Asked) {
  const { merchantId, programId, creatorId } = asked;
  await requireEnrolled(ports.directory, merchantId, asked);
  const [lines, evidence] = await Promise.all([
    loadSoldLines(ports, asked),
    readEvidence(ports, merchantId, { kind: 'creator', id: creatorId }),
  ]);
  const content = evidence.flatMap(({ profile: { description = '' }, posts }) => [
    description,
    ...posts.map(({ title = '', text = '' }) => `${title} ${text}`),
  ]);
  const fits = recommendProducts({ creatorId, content: content.join('\n') }, lines);
  const items = fits.slice(0, mostRecommendations).map(({ creatorId: _, product, ...fit }) => {
    const { productId, title, categories } = product;
    return { productId, title, categories, ...fit };
  });
  return { programId, creatorId, days: lookBackDays, items };
}

async function loadSoldLines(
  { conversions, now }: ManageGrowthPorts,
  { merchantId, programId }: Asked,
): Promise<SoldLine[]> {
  const days = listDays(formatDay(addDays(now(), 1 - lookBackDays)), formatDay(now()));
  const states = await loadOrdersOfDays(conversions, merchantId, [programId], days);
  const loaded = await mapBounded(states.slice(-mostOrders), queriesAtOnce, async (state) => {
    const { conversionId } = state;
    const { facts } = await conversions.load({ merchantId, conversionId });
    const snapshot = facts.length === 0 ? undefined : foldOrder(facts).snapshot;
    if (snapshot === undefined || snapshot.test) return [];
    return listSoldLines(snapshot, creatorsOf(state));
  });
  return loaded.flat();
}
