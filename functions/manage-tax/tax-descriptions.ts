import * as z from 'zod';
import { taxNumberKinds } from '../../core/tax/tax-number.ts';
import { taxFormKinds } from '../../core/tax/tax-profile.ts';
import { payeeKinds, taxEvidences } from '../../core/tax/withholding-rule.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { day } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { taxProfileSchema } from './tax-profile-schema.ts';

const profile = z
  .object({
    country: z.string(),
    kind: z.enum(payeeKinds),
    servicesPerformedIn: z.string().optional(),
    forms: z.array(
      z.object({
        kind: z.enum(taxFormKinds),
        from: day,
        lastDay: day.describe('By law, or as it was said. Absent: it does not end.').optional(),
        evidence: z.string(),
        numberKind: z.enum(taxNumberKinds).optional(),
        numberEnding: z.string().describe('Empty where the number is too short.').optional(),
        treaty: z.boolean().optional(),
      }),
    ),
    evidence: z.array(z.enum(taxEvidences)).describe('What it shows today (UTC).'),
  })
  .meta({ id: 'TaxProfile', description: 'Who somebody is for tax; of numbers only the end.' });

const example = {
  ...{ country: 'US', kind: 'individual' },
  forms: [
    {
      ...{ kind: 'W-9', from: '2026-01-05', evidence: 'scan 4711' },
      ...{ numberKind: 'ssn', numberEnding: '1120' },
    },
  ],
  evidence: ['tin'],
};

function describe(
  path: '/v1/creators/{creatorId}/tax-profile' | '/v1/payees/{payeeId}/tax-profile',
  whose: 'Creator' | 'Payee',
): readonly RouteDescription[] {
  const who = `a ${whose.toLowerCase()}`;
  const answers = { 200: { description: 'The profile.', document: profile, example } };
  return [
    {
      ...{ route: `GET ${path}`, operationId: `get${whose}TaxProfile`, tag: 'Tax' },
      summary: `Shows who ${who} is for tax`,
      access: ['manage', 'read'],
      answers,
    },
    {
      ...{ route: `PUT ${path}`, operationId: `save${whose}TaxProfile`, tag: 'Tax' },
      summary: `Says who ${who} is for tax`,
      description: 'It replaces what was there, so a later body must repeat the numbers.',
      access: ['manage'],
      body: taxProfileSchema,
      example: {
        ...{ country: 'US', kind: 'individual' },
        forms: [
          {
            ...{ kind: 'W-9', from: '2026-01-05', evidence: 'scan 4711' },
            ...{ numberKind: 'ssn', number: '078-05-1120' },
          },
        ],
      },
      answers,
    },
    {
      ...{ route: `DELETE ${path}`, operationId: `remove${whose}TaxProfile`, tag: 'Tax' },
      summary: `Removes who ${who} is for tax`,
      access: ['manage'],
      query: noParametersSchema,
      answers: { 200: { description: 'The profile, as it was.', document: profile, example } },
    },
  ];
}

/** The tax profiles of creators and payees. */
export const taxDescriptions: readonly RouteDescription[] = [
  ...describe('/v1/creators/{creatorId}/tax-profile', 'Creator'),
  ...describe('/v1/payees/{payeeId}/tax-profile', 'Payee'),
];
