import * as z from 'zod';
import { idSchema } from '../shared/http/id-schemas.ts';
import { id, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { apiKeySchema } from './api-key-schema.ts';
import { merchantSchema, merchantTaxSchema } from './merchant-schema.ts';

const merchant = z
  .object({
    merchantId: id,
    name: z.string(),
    debtor: z
      .object({ name: z.string(), accountEnding: z.string(), bic: z.string() })
      .describe('Where payouts over SEPA leave from.')
      .optional(),
    originator: z
      .object({
        name: z.string(),
        companyId: z.string(),
        bankName: z.string(),
        routingNumber: z.string(),
        offset: z.object({ accountEnding: z.string(), accountType: z.string() }).optional(),
      })
      .describe('Where payouts over ACH leave from.')
      .optional(),
    timeZone: z.string().optional(),
    tax: merchantTaxSchema.optional(),
  })
  .meta({
    id: 'Merchant',
    description: 'A tenant of the deployment; of its accounts only the ends.',
  });

const madeKey = z
  .object({
    keyId: id.describe('What audit logs and facts call whoever holds the key.'),
    name: z.string(),
    scopes: z.array(z.enum(['manage', 'read', 'events', 'payouts', 'me', 'browser'])),
    creatorId: id.optional(),
    allowedOrigins: z.array(z.string()).optional(),
    requestsPerMinute: z.int().optional(),
    createdAt: time,
    expiresAt: time.optional(),
    key: z.string().describe('The key itself: shown this once, and kept nowhere.'),
  })
  .meta({ id: 'MadeApiKey', description: 'A new API key.' });

/** The body of a manager, and that of the operator, who names the merchant, too. */
const keyBody = z.union([
  apiKeySchema,
  z
    .strictObject({ ...apiKeySchema.shape, merchantId: idSchema })
    .describe('Of the operator, who names the merchant.'),
]);

/** `/v1/merchants` and `/v1/api-keys`. */
export const merchantDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/merchants',
    operationId: 'makeMerchant',
    tag: 'Merchants and keys',
    summary: 'Makes a merchant',
    description: 'The same merchant again is 200; another one under its id is 409.',
    access: ['operator'],
    body: merchantSchema,
    example: { merchantId: 'acme', name: 'Acme Outdoor' },
    answers: {
      200: { description: 'The merchant was there, and is the same.', document: merchant },
      201: {
        description: 'The merchant was made.',
        document: merchant,
        example: { merchantId: 'acme', name: 'Acme Outdoor' },
      },
    },
    problems: { 409: ['/problems/merchant-exists'] },
  },
  {
    route: 'POST /v1/api-keys',
    operationId: 'makeApiKey',
    tag: 'Merchants and keys',
    summary: 'Makes an API key',
    description:
      'A manager’s key makes keys of its own merchant, with no more rights than it has. A key with the scope me belongs to a creator; one with the scope browser is publishable and names its allowedOrigins.',
    access: ['operator', 'manage'],
    body: keyBody,
    example: { name: 'the warehouse', scopes: ['read'] },
    answers: {
      201: {
        description: 'The key, whose text is shown this once.',
        document: madeKey,
        example: {
          ...{ keyId: '9f2c', name: 'the warehouse', scopes: ['read'], createdAt: moments.placed },
          key: 'trb_acme_an-example-and-no-key-of-anybody',
        },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
];
