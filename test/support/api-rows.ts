import type { Scope } from '../../core/programs/program.ts';

/** Everything of one merchant that an address or a body can name. */
export type MerchantIds = {
  readonly programId: string;
  readonly planId: string;
  readonly creatorId: string;
  readonly slug: string;
  readonly code: string;
  readonly connection: string;
  /** With the merchant before it, as webhooks are addressed. */
  readonly connectionId: string;
  /** A closed one, which the payout pays. */
  readonly conversionId: string;
  readonly openConversionId: string;
  /** A hold of the open one. */
  readonly holdId: string;
  readonly payoutId: string;
  readonly runId: string;
  readonly batchId: string;
};

export type ApiRow = {
  /** The method, and the address as the code has it. */
  readonly route: string;
  readonly scopes: readonly (Scope | 'operator')[];
  /** Who may call is answered so, when all that is named is the merchant's own. */
  readonly status: number;
  /** The operator's body would name the merchant, too. */
  readonly operatorStatus?: number;
  readonly path: (ids: MerchantIds) => string;
  readonly body?: (ids: MerchantIds) => unknown;
  /**
   * Names nothing that could be another merchant's: what is asked about is the caller's own, or is
   * made under an id that each merchant chooses.
   */
  readonly isOwn?: true;
};

const manage: ApiRow['scopes'] = ['manage'];
const reading: ApiRow['scopes'] = ['manage', 'read'];
const payouts: ApiRow['scopes'] = ['payouts'];
const paying: ApiRow['scopes'] = ['manage', 'payouts'];
const payoutReading: ApiRow['scopes'] = ['payouts', 'read'];
const me: ApiRow['scopes'] = ['me'];
const days = 'from=2026-01-01&to=2026-03-01';

const destination = 'https://shop.example/tent';

/** Who may call which route with what: stated here once more, apart from the code. */
export const apiRows: readonly ApiRow[] = [
  {
    ...{ route: 'POST /v1/merchants', scopes: ['operator'], status: 422, isOwn: true },
    path: () => '/v1/merchants',
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/merchants/{merchantId}/settings', scopes: ['operator'], status: 200 },
    ...{ path: () => '/v1/merchants/acme/settings', isOwn: true },
  },
  {
    ...{ route: 'PUT /v1/merchants/{merchantId}/time-zone', scopes: ['operator'], status: 200 },
    ...{ path: () => '/v1/merchants/acme/time-zone', isOwn: true },
    body: () => ({ timeZone: 'UTC', reason: 'As it is.' }),
  },
  {
    ...{ route: 'PUT /v1/merchants/{merchantId}/tax', scopes: ['operator'], status: 422 },
    ...{ path: () => '/v1/merchants/acme/tax', isOwn: true },
    body: () => ({ reason: 'None is named.' }),
  },
  {
    ...{ route: 'POST /v1/api-keys', scopes: ['operator', 'manage'], status: 201 },
    operatorStatus: 422,
    path: () => '/v1/api-keys',
    body: ({ creatorId }) => ({ name: 'a creator', scopes: ['me'], creatorId }),
  },
  list('/v1/programs'),
  one('/v1/programs/{programId}', (ids) => ids.programId),
  put('/v1/programs/{programId}', (ids) => ids.programId, {
    isOwn: true,
    body: ({ planId }) => ({ name: 'Program', planId, landingHosts: ['shop.example'] }),
  }),
  {
    ...{ route: 'POST /v1/programs/{programId}/weight-sets', scopes: manage, status: 201 },
    path: ({ programId }) => `/v1/programs/${programId}/weight-sets`,
    body: () => ({ trainedBy: { model: 'shapley' }, from: '2026-01-01', to: '2026-03-01' }),
  },
  {
    ...{ route: 'GET /v1/programs/{programId}/weight-sets', scopes: reading, status: 200 },
    path: ({ programId }) => `/v1/programs/${programId}/weight-sets`,
  },
  {
    ...one('/v1/programs/{programId}/weight-sets/{weightSetId}', () => '', manage),
    route: 'PUT /v1/programs/{programId}/weight-sets/{weightSetId}',
    status: 201,
    path: ({ programId }) => `/v1/programs/${programId}/weight-sets/learnt-elsewhere`,
    body: ({ creatorId }) => ({
      trainedBy: { model: 'markov' },
      from: '2026-01-01T00:00:00Z',
      until: '2026-02-01T00:00:00Z',
      journeys: 10,
      conversions: 2,
      weights: { [creatorId]: '1' },
    }),
  },
  {
    ...one('/v1/programs/{programId}/weight-sets/{weightSetId}', () => ''),
    path: ({ programId }) => `/v1/programs/${programId}/weight-sets/learnt-elsewhere`,
  },
  {
    ...{ route: 'POST /v1/plans/{planId}/versions', scopes: manage, status: 201, isOwn: true },
    path: ({ planId }) => `/v1/plans/${planId}/versions`,
    body: () => ({ rules: [{ ruleId: 'all', rewards: [{ kind: 'percent', rate: '10' }] }] }),
  },
  {
    ...{ route: 'GET /v1/plans/{planId}/versions', scopes: reading, status: 200 },
    path: ({ planId }) => `/v1/plans/${planId}/versions`,
  },
  list('/v1/creators'),
  one('/v1/creators/{creatorId}', (ids) => ids.creatorId),
  put('/v1/creators/{creatorId}', (ids) => ids.creatorId, {
    isOwn: true,
    body: () => ({
      name: 'Creator',
      payoutMethod: { rail: 'csv', holder: 'C', account: 'A-12345' },
    }),
  }),
  {
    ...{ route: 'PUT /v1/creators/{creatorId}/figures/{platform}', scopes: manage, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/figures/instagram`,
    body: () => ({ followers: 12_000 }),
  },
  {
    ...{ route: 'GET /v1/creators/{creatorId}/vetting-card', scopes: reading, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/vetting-card`,
  },
  {
    ...{ route: 'POST /v1/handles', scopes: ['events'], status: 422 },
    path: () => '/v1/handles',
    isOwn: true,
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/prospects', scopes: reading, status: 200, isOwn: true },
    path: () => '/v1/prospects',
  },
  {
    ...{ route: 'GET /v1/prospects/{prospectId}', scopes: reading, status: 404 },
    path: () => '/v1/prospects/nobody',
  },
  {
    ...{ route: 'POST /v1/prospects/{prospectId}/invite', scopes: manage, status: 404 },
    path: () => '/v1/prospects/nobody/invite',
    body: () => ({}),
  },
  {
    ...{ route: 'PUT /v1/prospects/{prospectId}/figures/{platform}', scopes: manage, status: 404 },
    path: () => '/v1/prospects/nobody/figures/instagram',
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/prospects/{prospectId}/vetting-card', scopes: reading, status: 404 },
    path: () => '/v1/prospects/nobody/vetting-card',
  },
  {
    ...{ route: 'PUT /v1/storefronts/{programId}/{creatorId}', scopes: manage, status: 200 },
    path: ({ programId, creatorId }) => `/v1/storefronts/${programId}/${creatorId}`,
    body: ({ slug }) => ({ slug, title: 'Favourites' }),
  },
  {
    ...{ route: 'GET /v1/storefronts/{programId}/{creatorId}', scopes: reading, status: 200 },
    path: ({ programId, creatorId }) => `/v1/storefronts/${programId}/${creatorId}`,
  },
  {
    ...{ route: 'PUT /v1/me/storefronts/{programId}', scopes: me, status: 200 },
    path: ({ programId }) => `/v1/me/storefronts/${programId}`,
    body: ({ slug }) => ({ slug, title: 'My favourites' }),
  },
  {
    ...{ route: 'GET /v1/me/storefronts/{programId}', scopes: me, status: 200 },
    path: ({ programId }) => `/v1/me/storefronts/${programId}`,
  },
  {
    ...{ route: 'GET /v1/recommendations', scopes: reading, status: 200 },
    path: ({ programId, creatorId }) =>
      `/v1/recommendations?programId=${programId}&creatorId=${creatorId}`,
  },
  {
    ...{ route: 'GET /v1/me/recommendations', scopes: me, status: 200 },
    path: ({ programId }) => `/v1/me/recommendations?programId=${programId}`,
  },
  list('/v1/payees'),
  put('/v1/payees/{payeeId}', () => 'northern', {
    isOwn: true,
    body: () => ({ name: 'Northern Talent', kind: 'agency', payoutMethod: { rail: 'manual' } }),
  }),
  { ...one('/v1/payees/{payeeId}', () => 'northern'), isOwn: true },
  {
    ...{ route: 'POST /v1/creators/{creatorId}/assign-payee', scopes: manage, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/assign-payee`,
    body: () => ({
      ...{ payeeId: 'northern', cutBasisPoints: 1_500, remainderTo: 'creator' },
      reason: 'A contract.',
    }),
  },
  {
    ...{ route: 'POST /v1/creators/{creatorId}/unassign-payee', scopes: manage, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/unassign-payee`,
    body: () => ({ reason: 'Its end.' }),
  },
  one('/v1/enrolments/{programId}', (ids) => ids.programId),
  one('/v1/enrolments/{programId}/{creatorId}', (ids) => `${ids.programId}/${ids.creatorId}`),
  put('/v1/enrolments/{programId}/{creatorId}', (ids) => `${ids.programId}/${ids.creatorId}`, {
    body: () => ({}),
  }),
  list('/v1/links'),
  one('/v1/links/{slug}', (ids) => ids.slug),
  put('/v1/links/{slug}', ({ slug }) => `${slug}-two`, {
    body: ({ programId, creatorId }) => ({ programId, creatorId, destination }),
  }),
  {
    ...{ route: 'POST /v1/links/{slug}/rename', scopes: manage, status: 200 },
    path: ({ slug }) => `/v1/links/${slug}-two/rename`,
    body: ({ slug }) => ({ slug: `${slug}-three` }),
  },
  {
    ...{ route: 'GET /v1/links/{slug}/qr.svg', scopes: reading, status: 200 },
    path: ({ slug }) => `/v1/links/${slug}/qr.svg`,
  },
  {
    ...{ route: 'PUT /v1/rates/{source}/{day}', scopes: paying, status: 422, isOwn: true },
    path: () => '/v1/rates/ecb/2024-03-01',
    body: () => ({ base: 'EUR', quotes: { USD: '0' } }),
  },
  {
    ...{ route: 'PUT /v1/rates/{source}/import', scopes: paying, status: 200, isOwn: true },
    path: () => '/v1/rates/ecb/import',
    body: () => ({ enabled: false }),
  },
  {
    ...{ route: 'GET /v1/rates/{source}/import', status: 200, isOwn: true },
    scopes: ['manage', 'read', 'payouts'],
    path: () => '/v1/rates/ecb/import',
  },
  {
    ...{ route: 'PUT /v1/rates/{source}', scopes: paying, status: 200, isOwn: true },
    path: () => '/v1/rates/ecb',
    body: () => ({ completeThrough: '2024-03-01' }),
  },
  {
    route: 'GET /v1/rates/{source}',
    scopes: ['manage', 'read', 'payouts'],
    status: 200,
    isOwn: true,
    path: () => `/v1/rates/ecb?${days}`,
  },
  list('/v1/codes'),
  {
    ...{ route: 'POST /v1/codes/generate', scopes: manage, status: 200 },
    path: () => '/v1/codes/generate',
    body: ({ programId, creatorId }) => ({
      ...{ programId, pattern: '{CREATOR}-{N}', creatorIds: [creatorId] },
    }),
  },
  {
    // JSON is no CSV.
    ...{ route: 'POST /v1/codes/import.csv', scopes: manage, status: 415, isOwn: true },
    path: () => '/v1/codes/import.csv',
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/codes/export.csv', scopes: reading, status: 200, isOwn: true },
    path: () => '/v1/codes/export.csv',
  },
  {
    // The connections of these merchants open no API: everything else is right.
    ...{ route: 'POST /v1/codes/{code}/publish', scopes: manage, status: 409 },
    path: ({ code }) => `/v1/codes/${code}/publish`,
    body: ({ connection }) => ({ connection, discount: { percent: '10' } }),
  },
  {
    ...{ route: 'POST /v1/codes/{code}/revoke', scopes: manage, status: 422 },
    path: ({ code }) => `/v1/codes/${code}/revoke`,
    body: () => ({ at: 'noon' }),
  },
  {
    ...{ route: 'POST /v1/codes/import', scopes: manage, status: 409 },
    path: () => '/v1/codes/import',
    body: ({ connection, creatorId }) => ({ connection, items: [{ code: 'OLD', creatorId }] }),
  },
  {
    ...{ route: 'GET /v1/codes/{code}/drift', scopes: reading, status: 409 },
    path: ({ code }) => `/v1/codes/${code}/drift`,
  },
  one('/v1/codes/{code}', (ids) => ids.code),
  put('/v1/codes/{code}', ({ code }) => code, {
    body: ({ programId, creatorId }) => ({ programId, creatorId }),
  }),
  list('/v1/connections'),
  one('/v1/connections/{name}', (ids) => ids.connection),
  put('/v1/connections/{name}', (ids) => ids.connection, {
    body: ({ programId }) => ({ provider: 'shopify', programId, webhookSecrets: ['secret'] }),
  }),
  {
    // Nobody has access to the shop's API, so there is nothing to be filled from.
    ...{ route: 'POST /v1/connections/{name}/backfill', scopes: manage, status: 409 },
    path: ({ connection }) => `/v1/connections/${connection}/backfill`,
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/connections/{name}/backfill', scopes: reading, status: 404 },
    path: ({ connection }) => `/v1/connections/${connection}/backfill`,
  },
  {
    // Nor is there anything that its topics could be registered by.
    ...{ route: 'POST /v1/connections/{name}/topics', scopes: manage, status: 409 },
    path: ({ connection }) => `/v1/connections/${connection}/topics`,
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/connections/{name}/topics', scopes: reading, status: 409 },
    path: ({ connection }) => `/v1/connections/${connection}/topics`,
  },
  {
    ...{ route: 'DELETE /v1/connections/{name}/topics', scopes: manage, status: 409 },
    path: ({ connection }) => `/v1/connections/${connection}/topics`,
  },
  {
    // A shop is no rail.
    ...{ route: 'POST /v1/creators/{creatorId}/rail-account', scopes: manage, status: 409 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/rail-account`,
    body: ({ connection }) => ({
      ...{ connection, country: 'NL', returnUrl: 'https://shop.example/done' },
      refreshUrl: 'https://shop.example/again',
    }),
  },
  {
    // The creator is paid over a table.
    ...{ route: 'GET /v1/creators/{creatorId}/rail-account', scopes: reading, status: 404 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/rail-account`,
  },
  {
    ...{ route: 'POST /v1/me/rail-account/link', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/rail-account/link',
    body: () => ({
      returnUrl: 'https://shop.example/done',
      refreshUrl: 'https://shop.example/again',
    }),
  },
  {
    ...{ route: 'GET /v1/me/rail-account', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/rail-account',
  },
  {
    ...{ route: 'PUT /v1/social/apps/{platform}', scopes: manage, status: 200, isOwn: true },
    path: () => '/v1/social/apps/x',
    body: () => ({ clientId: 'client', clientSecret: 'secret' }),
  },
  {
    ...{ route: 'GET /v1/social/apps/{platform}', scopes: reading, status: 404, isOwn: true },
    path: () => '/v1/social/apps/twitch',
  },
  {
    ...{ route: 'GET /v1/creators/{creatorId}/social', scopes: reading, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/social`,
  },
  // Nobody has connected an account here.
  ...(['contents', 'figures'] as const).map(
    (what): ApiRow => ({
      ...{ route: `GET /v1/creators/{creatorId}/social/{accountId}/${what}`, scopes: reading },
      ...{ status: 404, path: ({ creatorId }) => `/v1/creators/${creatorId}/social/x~1/${what}` },
    }),
  ),
  {
    ...{ route: 'POST /v1/creators/{creatorId}/social/{accountId}/attestations', scopes: manage },
    ...{
      status: 404,
      path: ({ creatorId }) => `/v1/creators/${creatorId}/social/x~1/attestations`,
    },
    body: () => ({
      contentId: '1',
      disclosed: true,
      medium: 'text',
      evidence: 'https://a.example',
    }),
  },
  {
    ...{ route: 'POST /v1/creators/{creatorId}/social/{accountId}/approvals', scopes: manage },
    ...{ status: 404, path: ({ creatorId }) => `/v1/creators/${creatorId}/social/x~1/approvals` },
    body: ({ programId }) => ({ contentId: '1', programId, currency: 'USD' }),
  },
  {
    ...{ route: 'GET /v1/me/social/{accountId}/contents', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/social/x~1/contents',
  },
  {
    ...{ route: 'DELETE /v1/creators/{creatorId}/social/{accountId}', scopes: manage },
    ...{ status: 404, path: ({ creatorId }) => `/v1/creators/${creatorId}/social/x~1` },
  },
  {
    ...{ route: 'POST /v1/me/social/connect', scopes: me, status: 409, isOwn: true },
    path: () => '/v1/me/social/connect',
    body: () => ({ platform: 'twitch', returnUrl: 'https://shop.example/done' }),
  },
  {
    ...{ route: 'POST /v1/me/social/finish', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/social/finish',
    body: () => ({ ticket: 'no.ticket' }),
  },
  {
    ...{ route: 'POST /v1/me/social/proofs', scopes: me, status: 201, isOwn: true },
    path: () => '/v1/me/social/proofs',
    body: () => ({ platform: 'rss', feedUrl: 'https://pod.example/feed.xml' }),
  },
  {
    ...{ route: 'POST /v1/me/social/proofs/{proofId}/check', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/social/proofs/none/check',
    body: () => ({}),
  },
  {
    ...{ route: 'GET /v1/me/social', scopes: me, status: 200, isOwn: true },
    path: () => '/v1/me/social',
  },
  {
    ...{ route: 'DELETE /v1/me/social/{accountId}', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/social/x~1',
  },
  ...taxProfileRows('/v1/creators/{creatorId}/tax-profile', ({ creatorId }) => creatorId),
  {
    ...{ route: 'GET /v1/payees/{payeeId}/statements', status: 200, isOwn: true },
    scopes: ['manage', 'read', 'payouts'],
    path: () => '/v1/payees/northern/statements',
  },
  {
    // None was issued yet.
    ...{ route: 'GET /v1/payees/{payeeId}/statements/{number}', status: 404, isOwn: true },
    scopes: ['manage', 'read', 'payouts'],
    path: () => '/v1/payees/northern/statements/payee-northern-2026-01',
  },
  // Every merchant may have an agency of this name.
  ...taxProfileRows('/v1/payees/{payeeId}/tax-profile', () => 'northern').map(
    (row): ApiRow => ({ ...row, isOwn: true }),
  ),
  {
    ...{ route: 'PUT /v1/creators/{creatorId}/billing', scopes: manage, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/billing`,
    body: () => ({ kind: 'invoices', from: '2026-01-01' }),
  },
  {
    ...{ route: 'GET /v1/creators/{creatorId}/billing', scopes: reading, status: 200 },
    path: ({ creatorId }) => `/v1/creators/${creatorId}/billing`,
  },
  {
    ...{ route: 'GET /v1/creators/{creatorId}/invoices', status: 200 },
    scopes: ['manage', 'read', 'payouts'],
    path: ({ creatorId }) => `/v1/creators/${creatorId}/invoices`,
  },
  {
    // None was issued yet, and whose it would be is nobody else's business.
    ...{ route: 'GET /v1/creators/{creatorId}/invoices/{number}', status: 404 },
    scopes: ['manage', 'read', 'payouts'],
    path: ({ creatorId }) => `/v1/creators/${creatorId}/invoices/SB-2026-1`,
  },
  list('/v1/me/invoices', me),
  {
    ...{ route: 'GET /v1/me/invoices/{number}', scopes: me, status: 404, isOwn: true },
    path: () => '/v1/me/invoices/SB-2026-1',
  },
  ...ownInvoiceRows('/v1/creators/{creatorId}/own-invoices', ['manage', 'read', 'payouts'], manage),
  ...ownInvoiceRows('/v1/me/own-invoices', me, me).map((row): ApiRow => ({ ...row, isOwn: true })),
  {
    ...{ route: 'POST /v1/payouts/runs', scopes: payouts, status: 200, isOwn: true },
    path: () => '/v1/payouts/runs',
    body: () => ({ dryRun: true }),
  },
  one('/v1/payouts/runs/{runId}', (ids) => ids.runId, payoutReading),
  ...['approve', 'reject'].map(
    (verb): ApiRow => ({
      // It was small, and waits for nobody.
      ...{ route: `POST /v1/payouts/runs/{runId}/${verb}`, scopes: payouts, status: 409 },
      path: ({ runId }) => `/v1/payouts/runs/${runId}/${verb}`,
      body: () => ({ note: 'Looked at it.' }),
    }),
  ),
  {
    ...{ route: 'GET /v1/payout-controls', scopes: ['manage', ...payoutReading] },
    ...{ status: 200, isOwn: true, path: () => '/v1/payout-controls' },
  },
  {
    ...{ route: 'PUT /v1/payout-controls', scopes: manage, status: 200, isOwn: true },
    path: () => '/v1/payout-controls',
    body: () => ({ duplicateAccounts: 'show' }),
  },
  {
    ...{ route: 'GET /v1/payout-signals', scopes: ['manage', ...payoutReading] },
    ...{ status: 200, isOwn: true, path: () => '/v1/payout-signals' },
  },
  {
    ...{ route: 'GET /v1/payouts', scopes: payoutReading, status: 200 },
    path: ({ creatorId }) => `/v1/payouts?creatorId=${creatorId}`,
  },
  one('/v1/payouts/{payoutId}', (ids) => ids.payoutId, payoutReading),
  {
    ...{ route: 'POST /v1/payouts/{payoutId}/{outcome}', scopes: payouts, status: 200 },
    path: ({ payoutId }) => `/v1/payouts/${payoutId}/confirm`,
    body: () => ({ evidence: 'booking 1' }),
  },
  {
    ...{ route: 'GET /v1/payouts/batches/{batchId}/file', scopes: payouts, status: 200 },
    path: ({ batchId }) => `/v1/payouts/batches/${batchId}/file`,
  },
  {
    ...{ route: 'POST /v1/holds', scopes: manage, status: 201 },
    path: () => '/v1/holds',
    body: ({ openConversionId }) => ({
      conversionId: openConversionId,
      reason: 'manual',
      note: 'Looks odd.',
    }),
  },
  {
    ...{ route: 'POST /v1/holds/{holdId}/release', scopes: manage, status: 200 },
    path: ({ holdId }) => `/v1/holds/${encodeURIComponent(holdId)}/release`,
    body: () => ({ note: 'Looks good.' }),
  },
  {
    ...{ route: 'POST /v1/activities', scopes: manage, status: 201 },
    path: () => '/v1/activities',
    body: ({ programId, creatorId }) => ({
      ...{ kind: 'milestone', milestone: 'kickoff', programId, creatorId, currency: 'USD' },
      ...{ at: '2026-01-06T00:00:00Z', deal: { dealId: programId, netDays: 14 } },
    }),
  },
  {
    ...{ route: 'POST /v1/activities/{conversionId}/corrections', scopes: manage, status: 200 },
    path: ({ programId }) => `/v1/activities/deals~${programId}.kickoff/corrections`,
    body: () => ({ quantity: 1, note: 'Reached after all.' }),
  },
  {
    ...{ route: 'POST /v1/activities/{conversionId}/withdrawal', scopes: manage, status: 200 },
    path: ({ programId }) => `/v1/activities/deals~${programId}.kickoff/withdrawal`,
    body: () => ({ note: 'Not reached.' }),
  },
  {
    ...{ route: 'POST /v1/adjustments', scopes: manage, status: 201 },
    path: () => '/v1/adjustments',
    body: ({ programId, creatorId }) => ({
      ...{ kind: 'bonus', programId, creatorId, adjustmentId: programId },
      ...{ amount: { amount: '900.00', currency: 'USD' }, reason: 'Thanks.', evidence: 'E-mail.' },
    }),
  },
  {
    ...one('/v1/adjustments/{adjustmentId}', (ids) => `adjustments~${ids.programId}`),
    scopes: ['manage', 'read', 'payouts'],
  },
  {
    ...{ route: 'POST /v1/adjustments/{adjustmentId}/refusal', scopes: ['manage', 'payouts'] },
    status: 200,
    path: ({ programId }) => `/v1/adjustments/adjustments~${programId}/refusal`,
    body: () => ({ note: 'Too much.' }),
  },
  {
    // It was refused before, which stands.
    ...{ route: 'POST /v1/adjustments/{adjustmentId}/approval', scopes: ['manage', 'payouts'] },
    status: 409,
    path: ({ programId }) => `/v1/adjustments/adjustments~${programId}/approval`,
    body: () => ({}),
  },
  {
    ...{ route: 'POST /v1/adjustments/{adjustmentId}/reversal', scopes: manage, status: 409 },
    path: ({ programId }) => `/v1/adjustments/adjustments~${programId}/reversal`,
    body: () => ({ reason: 'A mistake.', evidence: 'E-mail.' }),
  },
  ...['pause', 'resume'].map(
    (word): ApiRow => ({
      ...{ route: `POST /v1/programs/{programId}/${word}`, scopes: paying, status: 200 },
      path: ({ programId }) => `/v1/programs/${programId}/${word}`,
      body: () => ({ what: 'payouts', reason: 'A look at it.' }),
    }),
  ),
  {
    // The conversion is closed, and nobody asked for that.
    ...{ route: 'POST /v1/conversions/{conversionId}/close', scopes: paying, status: 409 },
    path: ({ conversionId }) => `/v1/conversions/${conversionId}/close`,
    body: () => ({ reason: 'She leaves.' }),
  },
  ...['approval', 'refusal'].map(
    (word): ApiRow => ({
      ...{ route: `POST /v1/conversions/{conversionId}/close/${word}`, scopes: paying },
      ...{ status: 404, isOwn: true },
      path: ({ conversionId }) => `/v1/conversions/${conversionId}/close/${word}`,
      body: () => ({ note: 'As she asks.' }),
    }),
  ),
  {
    ...{ route: 'POST /v1/reassignments', scopes: manage, status: 201 },
    path: () => '/v1/reassignments',
    body: ({ openConversionId, creatorId }) => ({
      ...{ conversionId: openConversionId, shares: [{ creatorId, parts: 1 }] },
      ...{ reason: 'It is hers.', evidence: 'E-mail.' },
    }),
  },
  ...['approval', 'refusal', 'reversal'].map(
    (what): ApiRow => ({
      ...{ route: `POST /v1/reassignments/{reassignmentId}/${what}`, status: 404 },
      scopes: what === 'reversal' ? manage : ['manage', 'payouts'],
      path: ({ openConversionId }) =>
        `/v1/reassignments/${openConversionId}~0123456789abcdef/${what}`,
      body: () => ({ note: 'So be it.' }),
    }),
  ),
  {
    ...{ route: 'POST /v1/costs', scopes: manage, status: 201 },
    path: () => '/v1/costs',
    body: ({ programId, creatorId }) => ({
      ...{ programId, creatorId, day: '2026-01-06', kind: 'goods', note: 'A tent.' },
      amount: { amount: '30.00', currency: 'USD' },
    }),
  },
  {
    ...{ route: 'POST /v1/payment-facts', scopes: manage, status: 422 },
    path: () => '/v1/payment-facts',
    body: () => ({
      ...{ kind: 'payment', connection: 'nobody', paymentId: 'pi_1', status: 'paid' },
      ...{ references: [{ kind: 'payment', value: 'pi_1' }], at: '2026-01-06T00:00:00Z' },
    }),
  },
  {
    ...{ route: 'GET /v1/payment-facts', scopes: reading, status: 404, isOwn: true },
    path: () => '/v1/payment-facts?connection=nobody&kind=payment&value=pi_1',
  },
  {
    ...{ route: 'POST /v1/subscription-payments', scopes: manage, status: 422 },
    path: () => '/v1/subscription-payments',
    body: () => ({ connection: 'nobody', orderId: '1', subscriptionId: 'recharge/1' }),
  },
  {
    ...{ route: 'GET /v1/conversions', scopes: reading, status: 200 },
    path: ({ programId }) => `/v1/conversions?programId=${programId}&${days}`,
  },
  one('/v1/conversions/{conversionId}', (ids) => ids.conversionId),
  {
    ...{ route: 'GET /v1/conversions/{conversionId}/explanation', scopes: reading, status: 200 },
    path: ({ conversionId }) => `/v1/conversions/${conversionId}/explanation`,
  },
  one('/v1/accounts/{creatorId}', (ids) => ids.creatorId),
  {
    ...{ route: 'GET /v1/accounts/{creatorId}/entries', scopes: reading, status: 200 },
    path: ({ creatorId }) => `/v1/accounts/${creatorId}/entries`,
  },
  {
    ...{ route: 'GET /v1/accounts/{creatorId}/periods', scopes: reading, status: 200 },
    path: ({ creatorId }) => `/v1/accounts/${creatorId}/periods`,
  },
  one('/v1/statements/{creatorId}/{period}', (ids) => `${ids.creatorId}/2026-01`),
  one('/v1/reports/{name}', ({ programId }) => `program?programId=${programId}&${days}`),
  one('/v1/reports/{name}', ({ programId }) => `creators?programId=${programId}&${days}`),
  one('/v1/reports/{name}', ({ programId }) => `codes?programId=${programId}&${days}`),
  { ...one('/v1/reports/{name}', () => `finance?${days}`), isOwn: true },
  list('/v1/closings'),
  list('/v1/closings/runs'),
  {
    ...{ route: 'GET /v1/closings/runs/{runId}', scopes: reading, status: 404, isOwn: true },
    path: () => '/v1/closings/runs/never',
  },
  {
    // Under the other merchant's pepper the same address is somebody else.
    ...{ route: 'POST /v1/privacy/export', scopes: manage, status: 200, isOwn: true },
    path: () => '/v1/privacy/export',
    body: () => ({ email: 'nobody@mail.example' }),
  },
  {
    ...{ route: 'POST /v1/privacy/export', scopes: manage, status: 200 },
    path: () => '/v1/privacy/export',
    body: ({ creatorId }) => ({ creatorId }),
  },
  {
    ...{ route: 'POST /v1/privacy/erase', scopes: manage, status: 202, isOwn: true },
    path: () => '/v1/privacy/erase',
    body: () => ({ email: 'nobody@mail.example' }),
  },
  {
    // A creator who is there would be nobody's in the rows after this one.
    ...{ route: 'POST /v1/privacy/erase', scopes: manage, status: 404, isOwn: true },
    path: () => '/v1/privacy/erase',
    body: () => ({ creatorId: 'never' }),
  },
  list('/v1/privacy/requests', manage),
  {
    ...{ route: 'GET /v1/privacy/requests/{requestId}', scopes: manage, status: 404 },
    isOwn: true,
    path: () => '/v1/privacy/requests/erase-none',
  },
  {
    ...{ route: 'POST /v1/privacy/requests/{requestId}/done', scopes: manage, status: 404 },
    isOwn: true,
    path: () => '/v1/privacy/requests/erase-none/done',
    body: () => ({ note: 'Sent by post.' }),
  },
  list('/v1/audit', ['manage', 'read', 'payouts']),
  list('/v1/me', me),
  list('/v1/me/entries', me),
  {
    // It can be locked when it is over; by then nobody calls this.
    ...{ route: 'POST /v1/accounting-periods/{period}/lock', scopes: payouts, status: 409 },
    path: () => '/v1/accounting-periods/2999-01/lock',
    body: () => ({ reason: 'Booked.' }),
    isOwn: true,
  },
  list('/v1/accounting-periods', payoutReading),
  {
    // The merchant is nobody for tax.
    ...{ route: 'POST /v1/tax/remittances', scopes: payouts, status: 422, isOwn: true },
    path: () => '/v1/tax/remittances',
    body: () => ({
      ...{ country: 'US', period: '2026', reference: 'r-1', paidOn: '2026-01-04' },
      amount: { amount: '1.00', currency: 'USD' },
    }),
  },
  list('/v1/tax/remittances', payoutReading),
  {
    ...list('/v1/tax/liabilities', payoutReading),
    path: () => '/v1/tax/liabilities?taxYear=2026',
  },
  {
    ...{ route: 'POST /v1/exports', scopes: payouts, status: 202, isOwn: true },
    path: () => '/v1/exports',
    body: () => ({ kind: 'cash' }),
  },
  {
    // Whoever asks for one is told a name of its own.
    ...{ route: 'GET /v1/exports/{exportId}', scopes: payouts, status: 404, isOwn: true },
    path: () => '/v1/exports/none',
  },
  list('/v1/me/periods', me),
  {
    ...{ route: 'GET /v1/me/statements/{number}', scopes: me, status: 200, isOwn: true },
    path: () => '/v1/me/statements/2026-01',
  },
  list('/v1/me/statements', me),
  {
    ...{ route: 'GET /v1/creators/{creatorId}/statements', status: 200 },
    scopes: ['manage', 'read', 'payouts'],
    path: ({ creatorId }) => `/v1/creators/${creatorId}/statements`,
  },
  {
    // None was issued yet, and whose it would be is nobody else's business.
    ...{ route: 'GET /v1/creators/{creatorId}/statements/{number}', status: 404 },
    scopes: ['manage', 'read', 'payouts'],
    path: ({ creatorId }) => `/v1/creators/${creatorId}/statements/${creatorId}-2026-01`,
  },
  {
    ...{ route: 'GET /v1/me/conversions', scopes: me, status: 200, isOwn: true },
    path: () => `/v1/me/conversions?${days}`,
  },
  {
    ...{ route: 'GET /v1/me/conversions/{conversionId}/explanation', scopes: me, status: 200 },
    path: ({ conversionId }) => `/v1/me/conversions/${conversionId}/explanation`,
  },
  {
    ...{ route: 'POST /v1/events', scopes: ['events'], status: 202 },
    path: () => '/v1/events',
    body: ({ slug }) => ({ events: [{ type: 'touch', slug, visitorId: 'visitor-1' }] }),
  },
  {
    ...{ route: 'POST /v1/events', scopes: ['events'], status: 202, isOwn: true },
    path: () => '/v1/events',
    body: () => ({
      events: [
        { type: 'visit', channel: 'email', visitorId: 'visitor-1' },
        { type: 'consent', granted: true, visitorId: 'visitor-1' },
      ],
    }),
  },
  {
    ...{ route: 'POST /v1/events', scopes: ['events'], status: 202 },
    path: () => '/v1/events',
    body: ({ connectionId }) => ({
      events: [{ type: 'identify', visitorId: 'visitor-1', customerId: '1', connectionId }],
    }),
  },
  {
    ...{ route: 'POST /v1/events', scopes: ['events'], status: 202 },
    path: () => '/v1/events',
    body: ({ programId, creatorId }) => ({
      events: [
        { type: 'lead', id: 'l1', visitorId: 'visitor-1', currency: 'USD', programId, creatorId },
      ],
    }),
  },
];

function list(path: string, scopes = reading): ApiRow {
  return { route: `GET ${path}`, scopes, status: 200, path: () => path, isOwn: true };
}

function one(route: string, idOf: (ids: MerchantIds) => string, scopes = reading): ApiRow {
  const path = (ids: MerchantIds) => `${route.slice(0, route.indexOf('{'))}${idOf(ids)}`;
  return { route: `GET ${route}`, scopes, status: 200, path };
}

function put(
  route: string,
  idOf: (ids: MerchantIds) => string,
  more: Pick<ApiRow, 'body' | 'isOwn'>,
): ApiRow {
  return { ...one(route, idOf, manage), route: `PUT ${route}`, ...more };
}

/** A creator who writes invoices, of whom no statement was issued yet. */
function ownInvoiceRows(
  base: `/v1/${string}`,
  scopes: ApiRow['scopes'],
  writing: ApiRow['scopes'],
): ApiRow[] {
  const pathOf = ({ creatorId }: MerchantIds) => base.replace('{creatorId}', creatorId);
  const month = (ids: MerchantIds) => `${pathOf(ids)}/2026-01/USD`;
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  return [
    { route: `GET ${base}`, scopes, status: 200, path: pathOf },
    { route: `GET ${base}/{period}/{currency}`, scopes, status: 404, path: month },
    {
      ...{ route: `PUT ${base}/{period}/{currency}`, scopes: writing, status: 409, path: month },
      body: () => ({
        document: { format: 'application/pdf', content: 'JVBERi0xLjcK' },
        ...{ number: '17', issuedOn: '2026-02-03' },
        ...{ net: usd('50.00'), tax: usd('0.00'), gross: usd('50.00') },
      }),
    },
    {
      ...{ route: `GET ${base}/{period}/{currency}/versions/{version}`, scopes, status: 404 },
      path: (ids) => `${month(ids)}/versions/1`,
    },
  ];
}

/** A profile is put on file, shown and removed. */
function taxProfileRows(route: string, idOf: (ids: MerchantIds) => string): ApiRow[] {
  const path = (ids: MerchantIds) => route.replace(/\{\w+\}/, idOf(ids));
  return [
    {
      ...{ route: `PUT ${route}`, scopes: manage, status: 200, path },
      body: () => ({ country: 'DE', kind: 'individual', forms: [] }),
    },
    { ...{ route: `GET ${route}`, scopes: reading, status: 200, path } },
    { ...{ route: `DELETE ${route}`, scopes: manage, status: 200, path } },
  ];
}
