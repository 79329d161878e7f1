import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict } from '../shared/http/problem-error.ts';
import {
  isSameMerchant,
  merchantSchema,
  sealMerchant,
  toMerchantDocument,
} from './merchant-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';

/** `POST /v1/merchants`, the operator's: 201 for a new merchant, 200 for the same again, 409 otherwise. */
export function merchantRoutes({
  directory,
  registry,
  openSeal,
}: ManageProgramsPorts): JsonRoute[] {
  return [
    {
      method: 'POST',
      audit: 'merchant.made',
      path: '/v1/merchants',
      scopes: ['operator'],
      handle: async ({ body }) => {
        const wanted = parseRequest(merchantSchema, body);
        const seal = await openSeal();
        const merchant = sealMerchant(seal, wanted);
        const outcome = await registry.addMerchant(merchant);
        if (outcome === 'added') return json(201, toMerchantDocument(merchant));

        const known = await directory.findMerchant(merchant.merchantId);
        if (known !== undefined && isSameMerchant(seal, known, wanted)) {
          return json(200, toMerchantDocument(merchant));
        }
        throw conflict('/problems/merchant-exists', 'There is a merchant of this id already.');
      },
    },
  ];
}
