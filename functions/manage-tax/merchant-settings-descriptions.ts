import * as z from 'zod';
import { merchantTaxSchema } from '../manage-programs/merchant-schema.ts';
import { id, time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { merchantTaxChangeSchema, merchantTimeZoneSchema } from './merchant-settings-schema.ts';

const settings = z
  .object({
    merchantId: id,
    name: z.string(),
    timeZone: z.string().describe('The newest; it holds from the next month after it was chosen.'),
    timeZones: z.array(z.object({ zone: z.string(), chosenAt: time })),
    currentMonth: z.string().describe('YYYY-MM.'),
    nextMonthFrom: time.optional(),
    tax: merchantTaxSchema.optional(),
  })
  .meta({ id: 'MerchantSettings', description: 'What of a merchant may change.' });

const tax = { country: 'US', timezone: 'America/New_York', incomeKind: 'commission' };
const example = {
  ...{ merchantId: 'acme', name: 'Acme Outdoor', timeZone: 'America/New_York' },
  timeZones: [
    { zone: 'UTC', chosenAt: '1970-01-01T00:00:00.000Z' },
    { zone: 'America/New_York', chosenAt: '2026-03-10T12:00:00.000Z' },
  ],
  ...{ currentMonth: '2026-03', nextMonthFrom: '2026-04-01T00:00:00.000Z', tax },
};
const parameters = { merchantId: z.string().describe('The merchant.') };
const answers = {
  200: { description: 'The settings as they are now.', document: settings, example },
};

/** `/v1/merchants/{merchantId}/…`. */
export const merchantSettingsDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/merchants/{merchantId}/settings',
    operationId: 'readMerchantSettings',
    tag: 'Merchants and keys',
    summary: 'Shows a merchant’s time zones, and who it is for tax',
    access: ['operator'],
    ...{ parameters, answers },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'PUT /v1/merchants/{merchantId}/time-zone',
    operationId: 'changeMerchantTimeZone',
    tag: 'Merchants and keys',
    summary: 'Changes the calendar of a merchant’s months',
    description:
      'From the next month on: the one that runs ends as it began, and what is issued or locked stays.',
    access: ['operator'],
    body: merchantTimeZoneSchema,
    example: { timeZone: 'America/New_York', reason: 'The books moved.' },
    ...{ parameters, answers },
    problems: { 404: ['/problems/not-found'], 409: ['/problems/merchant-changed'] },
  },
  {
    route: 'PUT /v1/merchants/{merchantId}/tax',
    operationId: 'changeMerchantTax',
    tag: 'Merchants and keys',
    summary: 'Changes who a merchant is for tax',
    description:
      'It holds for payouts that are submitted from now on; those that are reserved are reserved anew. The country stays once anything is counted in a tax year, and the time zone changes only while both have the same day.',
    access: ['operator'],
    body: merchantTaxChangeSchema,
    example: { tax, reason: 'The company moved.' },
    ...{ parameters, answers },
    problems: {
      404: ['/problems/not-found'],
      409: [
        '/problems/merchant-changed',
        '/problems/tax-country-in-use',
        '/problems/tax-days-differ',
      ],
    },
  },
];
