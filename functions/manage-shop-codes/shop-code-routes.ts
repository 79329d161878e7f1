import * as z from 'zod';
import type { Code } from '../../core/programs/program.ts';
import { toCodeDocument } from '../shared/codes/code-document.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import { codeSchema, idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest, JsonRoute } from '../shared/http/json-endpoint.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { invalid, notFound } from '../shared/http/problem-error.ts';
import { discountSchema } from './discount-schema.ts';
import { type ImportedCode, importCodes } from './import-codes.ts';
import { requireShop } from './open-codes-of.ts';
import type { ManageShopCodesPorts } from './ports.ts';
import { publishCode } from './publish-code.ts';
import { readDrift } from './read-drift.ts';
import { revokeCode } from './revoke-code.ts';

/** The body of `POST /v1/codes/{code}/publish`. */
export const publishSchema = z.strictObject({ connection: idSchema, discount: discountSchema });

/** Each is asked for in the shop, while the caller waits. */
const maxImported = 25;

/** The body of `POST /v1/codes/import`. */
export const importSchema = z.strictObject({
  connection: idSchema,
  items: z
    .array(z.strictObject({ code: codeSchema, creatorId: idSchema }))
    .min(1)
    .max(maxImported)
    .refine(
      (items) => new Set(items.map(({ code }) => code)).size === items.length,
      'A code is named once.',
    ),
});

/** Codes in their shops: publish, import, drift and revoke. */
export function shopCodeRoutes(ports: ManageShopCodesPorts): JsonRoute[] {
  const before = async (request: JsonRequest) => toCodeDocument(await requireCode(ports, request));
  return [
    {
      method: 'POST',
      audit: 'code.published',
      path: '/v1/codes/{code}/publish',
      scopes: ['manage'],
      before,
      handle: async (request) => {
        const code = await requireCode(ports, request);
        const { connection: name, discount } = parseRequest(publishSchema, request.body);
        const connection = await requireShop(ports, code.merchantId, name);
        if (connection.programId !== code.programId) throw otherProgram();
        return json(200, toCodeDocument(await publishCode(ports, code, connection, discount)));
      },
    },
    {
      method: 'POST',
      audit: 'code.revoked',
      path: '/v1/codes/{code}/revoke',
      scopes: ['manage'],
      before,
      handle: async (request) => {
        const code = await requireCode(ports, request);
        parseRequest(noParametersSchema, request.body);
        return json(200, toCodeDocument(await revokeCode(ports, code)));
      },
    },
    {
      method: 'POST',
      audit: 'codes.imported',
      path: '/v1/codes/import',
      scopes: ['manage'],
      handle: async ({ caller, body }) => {
        const { merchantId } = requireKey(caller);
        const { connection: name, items } = parseRequest(importSchema, body);
        const connection = await requireShop(ports, merchantId, name);
        const imported = await importCodes(ports, connection, items);
        return json(200, { items: imported.map(toImportedDocument) });
      },
    },
    {
      method: 'GET',
      path: '/v1/codes/{code}/drift',
      scopes: ['manage', 'read'],
      handle: async (request) =>
        json(200, await readDrift(ports, await requireCode(ports, request))),
    },
  ];
}

async function requireCode(
  { directory }: ManageShopCodesPorts,
  { caller, parameters: { code = '' } }: JsonRequest,
): Promise<Code> {
  const { merchantId } = requireKey(caller);
  const found = await directory.findCode(merchantId, code.toUpperCase());
  if (found === undefined) throw notFound();
  return found;
}

function toImportedDocument(imported: ImportedCode) {
  if (imported.outcome === 'failed') return imported;
  const { claimed, creatorId, outcome } = imported;
  return { creatorId, outcome, code: toCodeDocument(claimed) };
}

const otherProgram = () =>
  invalid([
    { path: ['connection'], message: 'The code belongs to another program than this connection.' },
  ]);
