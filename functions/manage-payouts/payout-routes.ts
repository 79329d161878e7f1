import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import { requireKey } from '../shared/http/caller.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import { type IdempotencyPorts, idempotent } from '../shared/http/idempotency.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { invalidCursor, readLimit } from '../shared/http/page-query.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import type { Cancelling, CancelPayout } from '../shared/paying/cancel-payout.ts';
import type { PayoutOutcome, Resolution, ResolvePayout } from '../shared/paying/resolve-payout.ts';
import { type ListPayoutsPorts, listPayouts } from './list-payouts.ts';
import { toPayoutDocument } from './payout-document.ts';
import { payoutQuerySchema, resolutionSchema } from './payout-schemas.ts';

export type PayoutRoutesPorts = IdempotencyPorts & {
  readonly payouts: ListPayoutsPorts['payouts'] & Pick<PayoutStore, 'findPayout'>;
  readonly resolvePayout: ResolvePayout;
  readonly cancelPayout: CancelPayout;
};

/** Looking at payouts, saying by hand how one ended, and taking one back. */
export function payoutRoutes(ports: PayoutRoutesPorts): JsonRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/payouts',
      scopes: ['payouts', 'read'],
      handle: (request) => list(ports, request),
    },
    {
      method: 'GET',
      path: '/v1/payouts/{payoutId}',
      scopes: ['payouts', 'read'],
      handle: (request) => show(ports, request),
    },
    {
      method: 'POST',
      audit: 'payout.resolved',
      path: '/v1/payouts/{payoutId}/{outcome}',
      scopes: ['payouts'],
      handle: idempotent(ports, (request) => resolve(ports, request)),
    },
  ];
}

async function list(ports: PayoutRoutesPorts, request: JsonRequest): Promise<HttpResponse> {
  const { merchantId } = requireKey(request.caller);
  const { limit, cursor, ...filter } = parseRequest(payoutQuerySchema, request.query);
  const page = await listPayouts(ports, merchantId, filter, {
    limit: readLimit(limit),
    ...(cursor === undefined ? {} : { after: cursor }),
  });
  if (page === undefined) throw invalidCursor();
  return json(200, { ...page, items: page.items.map(toPayoutDocument) });
}

async function show({ payouts }: PayoutRoutesPorts, request: JsonRequest): Promise<HttpResponse> {
  const { merchantId } = requireKey(request.caller);
  const payout = await payouts.findPayout(merchantId, request.parameters.payoutId ?? '');
  if (payout === undefined) throw notFound();
  return json(200, toPayoutDocument(payout));
}

/** Beside the outcomes: taking back what no rail has heard of. */
const cancelVerb = 'cancel';

const outcomes: Readonly<Record<string, PayoutOutcome>> = {
  confirm: 'confirmed',
  fail: 'failed',
};

async function resolve(ports: PayoutRoutesPorts, request: JsonRequest): Promise<HttpResponse> {
  const { merchantId } = requireKey(request.caller);
  const { payoutId = '', outcome: verb = '' } = request.parameters;
  const outcome = Object.hasOwn(outcomes, verb) ? outcomes[verb] : undefined;
  if (outcome === undefined && verb !== cancelVerb) throw notFound();

  const { evidence } = parseRequest(resolutionSchema, request.body);
  if (outcome === undefined) {
    return answerCancelled(await ports.cancelPayout(merchantId, payoutId, evidence));
  }
  return answer(await ports.resolvePayout(merchantId, payoutId, { outcome, evidence }));
}

function answerCancelled(cancelling: Cancelling): HttpResponse {
  if (cancelling.kind === 'unknown') throw notFound();
  if (cancelling.kind === 'cancelled') return json(200, toPayoutDocument(cancelling.payout));
  throw conflict(
    '/problems/payout-not-cancellable',
    `The payout is ${cancelling.payout.state}: only what no rail has heard of can be taken back.`,
  );
}

function answer(resolution: Resolution): HttpResponse {
  switch (resolution.kind) {
    case 'unknown':
      throw notFound();
    case 'contradicted':
      throw conflict(
        '/problems/payout-ended-otherwise',
        `The payout is ${resolution.payout.state} already, and stays so.`,
      );
    case 'not-released':
      throw conflict(
        '/problems/payout-not-released',
        'The payout was not handed to a rail; wait until its batch is released.',
      );
    case 'with-rail':
      throw conflict(
        '/problems/payout-with-rail',
        'The rail is still asked what became of the payout; a person decides once it is in review.',
      );
    default:
      return json(200, toPayoutDocument(resolution.payout));
  }
}
