import type { OwnInvoices } from '../../core/invoices/billing.ts';
import { requireAccount } from '../read-statements/require-account.ts';
import { openInvoicedMonths } from '../shared/billing/open-invoiced-months.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { requireOwnKey } from '../shared/http/require-own-key.ts';
import { describeMonth } from './describe-month.ts';
import { openTaxJudge } from './open-tax-judge.ts';
import { ownInvoiceForCreatorSchema, ownInvoiceSchema } from './own-invoice-schema.ts';
import type { Account, OwnInvoicesPorts } from './ports.ts';
import { readUpload } from './read-upload.ts';
import { takeInvoice } from './take-invoice.ts';

type AccountOf = (request: JsonRequest) => Account | Promise<Account>;

/** The invoices that creators write, for the merchant's people and for the creator whose they are. */
export function ownInvoiceRoutes(ports: OwnInvoicesPorts): JsonRoute[] {
  const ofMerchant: AccountOf = (request) => requireAccount(ports, request);
  const own: AccountOf = ({ caller }) => requireOwnKey(caller);
  const reading = ['read', 'manage', 'payouts'] as const;
  const merchantPath = '/v1/creators/{creatorId}/own-invoices' as const;
  const ownPath = '/v1/me/own-invoices' as const;
  return [
    { method: 'GET', path: merchantPath, scopes: reading, handle: list(ports, ofMerchant) },
    ...routesOfMonth(ports, merchantPath, ofMerchant, {
      ...{ reading, writing: ['manage'], schema: ownInvoiceForCreatorSchema },
    }),
    { method: 'GET', path: ownPath, scopes: ['me'], handle: list(ports, own) },
    ...routesOfMonth(ports, ownPath, own, {
      ...{ reading: ['me'], writing: ['me'], schema: ownInvoiceSchema },
    }),
  ];
}

type Access = {
  readonly reading: JsonRoute['scopes'];
  readonly writing: JsonRoute['scopes'];
  readonly schema: typeof ownInvoiceForCreatorSchema | typeof ownInvoiceSchema;
};

function routesOfMonth(
  ports: OwnInvoicesPorts,
  base: `/${string}`,
  accountOf: AccountOf,
  { reading, writing, schema }: Access,
): JsonRoute[] {
  const path = `${base}/{period}/{currency}` as const;
  return [
    {
      ...{ method: 'PUT', path, scopes: writing, audit: 'own-invoice.uploaded' },
      handle: async (request) => {
        const account = await accountOf(request);
        const body = parseRequest(schema, request.body);
        const billing = await requireInvoicing(ports, account);
        const taken = await takeInvoice(ports, account, {
          ...readUpload(body),
          ...{ ...monthOf(request), billing },
          ...('acceptTax' in body ? { acceptTax: body.acceptTax } : {}),
        });
        return json(200, describeMonth(taken, await openTaxJudge(ports, account, billing)));
      },
    },
    {
      ...{ method: 'GET', path, scopes: reading },
      handle: async (request) => {
        parseRequest(noParametersSchema, request.query);
        return showMonth(ports, await accountOf(request), monthOf(request));
      },
    },
    {
      ...{ method: 'GET', path: `${path}/versions/{version}`, scopes: reading },
      handle: async (request) => {
        parseRequest(noParametersSchema, request.query);
        return showDocument(ports, await accountOf(request), request);
      },
    },
  ];
}

function list(ports: OwnInvoicesPorts, accountOf: AccountOf) {
  return async (request: JsonRequest): Promise<HttpResponse> => {
    parseRequest(noParametersSchema, request.query);
    const account = await accountOf(request);
    const billing = await requireInvoicing(ports, account);
    const { months } = await openInvoicedMonths(ports, account, billing);
    const judge = await openTaxJudge(ports, account, billing);
    const items = months.toReversed().map((month) => describeMonth(month, judge));
    return json(200, { from: billing.from, items });
  };
}

async function showMonth(
  ports: OwnInvoicesPorts,
  account: Account,
  { month, currency }: ReturnType<typeof monthOf>,
): Promise<HttpResponse> {
  const billing = await requireInvoicing(ports, account);
  const { months } = await openInvoicedMonths(ports, account, billing);
  const found = months.find((each) => each.month === month && each.currency === currency);
  if (found === undefined) throw notFound();
  return json(200, describeMonth(found, await openTaxJudge(ports, account, billing)));
}

async function showDocument(
  { invoicing, documents, sha256OfBytes }: OwnInvoicesPorts,
  account: Account,
  request: JsonRequest,
): Promise<HttpResponse> {
  const { month, currency: billedCurrency } = monthOf(request);
  const { version = '' } = request.parameters;
  if (!/^[1-9]\d{0,5}$/.test(version)) throw notFound();
  const { merchantId, creatorId } = account;
  const of = { month, billedCurrency, version: Number(version) };
  const invoice = await invoicing.findVersion(merchantId, creatorId, of);
  if (invoice === undefined) throw notFound();
  const bytes = await documents.read({ ...account, ...invoice });
  if (bytes === undefined || sha256OfBytes(bytes) !== invoice.sha256) {
    throw new Error(
      `The document of the invoice ${invoice.number} is not the one that was uploaded.`,
    );
  }
  const extension = invoice.format === 'application/pdf' ? 'pdf' : 'xml';
  return {
    statusCode: 200,
    headers: {
      ...{ 'content-type': invoice.format, 'cache-control': 'private, no-store' },
      etag: `"${invoice.sha256}"`,
      // What a stranger wrote is saved, and never shown as a page of ours.
      'content-disposition': `attachment; filename="invoice-${month}-${version}.${extension}"`,
      'x-content-type-options': 'nosniff',
    },
    ...{ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true },
  };
}

/** @throws ProblemError 404 for what is no month or no currency. */
function monthOf({ parameters }: JsonRequest): {
  readonly month: string;
  readonly currency: string;
} {
  const { period = '', currency = '' } = parameters;
  if (!/^\d{4}-\d{2}$/.test(period) || !/^[A-Z]{3}$/.test(currency)) throw notFound();
  return { month: period, currency };
}

/** @throws ProblemError 409 if the creator writes no invoices. */
async function requireInvoicing(
  { billings }: Pick<OwnInvoicesPorts, 'billings'>,
  { merchantId, creatorId }: Account,
): Promise<OwnInvoices> {
  const billing = await billings.find(merchantId, creatorId);
  if (billing?.kind === 'invoices') return billing;
  throw conflict(
    '/problems/not-invoicing',
    'The creator writes no invoices: the billing says how what is earned is billed.',
  );
}
