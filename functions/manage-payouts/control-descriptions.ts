import * as z from 'zod';
import { accountOwnerAnswer, shownAccountAnswer } from '../shared/openapi/account-change-answer.ts';
import { money } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { controlsSchema } from './payout-schemas.ts';

const controls = z
  .object({
    approvalLimits: z.array(money),
    duplicateAccounts: z.enum(['show', 'hold']),
    rewardValues: z
      .array(z.object({ amount: z.looseObject({}), value: money }))
      .describe('What some of a unit that is no cash is worth for tax.'),
    rateSource: z.string().describe('By whose rates payouts are exchanged.'),
  })
  .meta({ id: 'PayoutControls', description: 'What is looked at before money moves.' });

const signals = z
  .object({
    items: z.array(
      z.object({
        name: z.literal('duplicate-payout-account'),
        account: shownAccountAnswer,
        owners: z.array(accountOwnerAnswer),
      }),
    ),
  })
  .meta({ id: 'PayoutSignals', description: 'What somebody may want to look at.' });

const example = {
  approvalLimits: [{ amount: '10000.00', currency: 'EUR' }],
  duplicateAccounts: 'hold',
  rewardValues: [{ amount: { points: '100' }, value: { amount: '1.00', currency: 'EUR' } }],
  rateSource: 'ecb',
};

/** `/v1/payout-controls` and `/v1/payout-signals`. */
export const controlDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/payout-controls',
    operationId: 'getPayoutControls',
    tag: 'Payouts',
    summary: 'Shows what is looked at before money moves',
    access: ['manage', 'read', 'payouts'],
    answers: { 200: { description: 'The controls.', document: controls, example } },
  },
  {
    route: 'PUT /v1/payout-controls',
    operationId: 'savePayoutControls',
    tag: 'Payouts',
    summary: 'Says what is looked at before money moves',
    description:
      'A run that pays more of a currency than its limit waits for a second person. Who shares an account undeclared is shown, or held back. What points and goods are worth counts in tax years.',
    access: ['manage'],
    body: controlsSchema,
    example,
    answers: { 200: { description: 'The controls.', document: controls, example } },
  },
  {
    route: 'GET /v1/payout-signals',
    operationId: 'listPayoutSignals',
    tag: 'Payouts',
    summary: 'Lists accounts to which several are paid, undeclared',
    access: ['manage', 'read', 'payouts'],
    answers: {
      200: {
        description: 'As everything is stored now.',
        document: signals,
        example: {
          items: [
            {
              name: 'duplicate-payout-account',
              account: { rail: 'sepa', accountEnding: '2051' },
              owners: [
                { kind: 'creator', id: 'leo' },
                { kind: 'creator', id: 'mia' },
              ],
            },
          ],
        },
      },
    },
  },
];
