import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import {
  accountExample,
  accountFields,
  balancesOf,
  ordersOf,
  periodsAnswer,
  statementAnswer,
  statementExample,
} from '../shared/openapi/account-answers.ts';
import {
  day,
  id,
  inKind,
  money,
  namedCreator,
  orNull,
  pageOf,
} from '../shared/openapi/answer-fields.ts';
import { entryAnswer, entryExample } from '../shared/openapi/entry-answer.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { financeQuerySchema, programQuerySchema } from './report-routes.ts';

const account = z
  .object(accountFields)
  .meta({ id: 'Account', description: 'A creator’s account, and what recent orders owe.' });

const clicks = z.object({
  counted: z.int(),
  filtered: z.int().describe('Of machines.'),
});
const question = { programId: id, from: day, to: day };

const budgetFields = {
  amount: money,
  whenSpent: z.enum(['honour', 'stop']),
  period: orNull(z.string()),
  used: money,
  left: money,
  overspent: money,
  stoppedAt: orNull(z.string()),
};

const programReport = z
  .object({
    ...question,
    clicks,
    currencies: z.array(
      z.object({
        currency: z.string(),
        orders: z.int(),
        newCustomers: z.int(),
        revenue: money,
        averageOrderValue: orNull(money),
        commission: money,
        discount: money,
        cost: money,
        spend: money,
        costPerAcquisition: orNull(money),
        returnOnSpend: orNull(z.string()),
        unattributed: z.object({ orders: z.int(), revenue: money }),
      }),
    ),
    inKind: z.array(z.object({ unit: z.string(), orders: z.int(), owed: inKind })),
    budget: z.object(budgetFields).optional(),
    campaignBudgets: z.array(z.object({ campaignId: id, ...budgetFields })).optional(),
  })
  .meta({ id: 'ProgramReport', description: 'What a program brought and cost.' });

const creatorsReport = z
  .object({
    ...question,
    items: z.array(
      z.object({
        ...namedCreator,
        clicks,
        currencies: z.array(
          z.object({
            currency: z.string(),
            cost: money,
            ...ordersOf(money),
            account: balancesOf(money),
          }),
        ),
        inKind: z.array(
          z.object({ unit: z.string(), ...ordersOf(inKind), account: balancesOf(inKind) }),
        ),
      }),
    ),
  })
  .meta({ id: 'CreatorsReport', description: 'What each creator brought to a program.' });

const codesReport = z
  .object({
    ...question,
    items: z.array(
      z.object({
        code: z.string(),
        creatorId: id,
        uses: z.int(),
        usesWithoutTouch: z.int(),
        usesFromCouponSites: z.int(),
        currencies: z.array(
          z.object({ currency: z.string(), revenue: money, customerDiscount: money }),
        ),
        leak: z.object({
          leaked: z.boolean(),
          since: day.optional(),
          score: z.int(),
          reason: z.string(),
        }),
      }),
    ),
  })
  .meta({ id: 'CodesReport', description: 'What each code brought, and whether it looks leaked.' });

const financeOf = (amount: z.ZodType) => ({
  netExpense: amount,
  otherOrders: amount,
  pending: amount,
  held: amount,
  settling: amount,
  payable: amount,
  inPayout: amount,
  paid: amount,
  withheld: amount,
  indirectTax: amount,
  debt: amount,
  agrees: z.boolean().describe('Whether both sides are equal to the cent.'),
});

const financeReport = z
  .object({
    from: day,
    to: day,
    currencies: z.array(z.object({ currency: z.string(), ...financeOf(money) })),
    inKind: z.array(z.object({ unit: z.string(), ...financeOf(inKind) })),
  })
  .meta({ id: 'FinanceReport', description: 'Where the commission of all programs is.' });

const reading = ['read', 'manage'] as const;
const ofNone = {
  query: noParametersSchema,
  problems: { 422: ['/problems/invalid-request'] },
} as const;

const accounts: readonly RouteDescription[] = [
  {
    ...ofNone,
    route: 'GET /v1/accounts/{creatorId}',
    operationId: 'getAccount',
    tag: 'Accounts',
    summary: 'Shows a creator’s balances, and what recent orders owe',
    access: reading,
    answers: { 200: { description: 'The account.', document: account, example: accountExample } },
  },
  {
    route: 'GET /v1/accounts/{creatorId}/entries',
    operationId: 'listEntries',
    tag: 'Accounts',
    summary: 'Lists the entries of a creator’s journal',
    access: reading,
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of entries, by sequence.',
        document: pageOf(entryAnswer),
        example: { items: [entryExample] },
      },
    },
  },
  {
    ...ofNone,
    route: 'GET /v1/accounts/{creatorId}/periods',
    operationId: 'listPeriods',
    tag: 'Accounts',
    summary: 'Shows what the terms of periods came to',
    access: reading,
    answers: {
      200: {
        description: 'By program, period and currency.',
        document: periodsAnswer,
        example: { items: [] },
      },
    },
  },
  {
    ...ofNone,
    route: 'GET /v1/statements/{creatorId}/{period}',
    operationId: 'getStatement',
    tag: 'Accounts',
    summary: 'Shows a creator’s statement of a month',
    description: 'Cut by posting time; final once the month is over.',
    access: reading,
    answers: {
      200: { description: 'The statement.', document: statementAnswer, example: statementExample },
    },
  },
];

const days = 'At most 92 days; those on which orders were placed, clicks recorded.';

const reports: readonly RouteDescription[] = [
  {
    route: 'GET /v1/reports/program',
    operationId: 'reportProgram',
    tag: 'Reports',
    summary: 'Reports what a program brought and cost',
    description: days,
    access: reading,
    query: programQuerySchema,
    answers: { 200: { description: 'The report.', document: programReport } },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'GET /v1/reports/creators',
    operationId: 'reportCreators',
    tag: 'Reports',
    summary: 'Reports what each creator brought',
    description: days,
    access: reading,
    query: programQuerySchema,
    answers: { 200: { description: 'The report.', document: creatorsReport } },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'GET /v1/reports/codes',
    operationId: 'reportCodes',
    tag: 'Reports',
    summary: 'Reports what each code brought, and whether it looks leaked',
    description: days,
    access: reading,
    query: programQuerySchema,
    answers: { 200: { description: 'The report.', document: codesReport } },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'GET /v1/reports/finance',
    operationId: 'reportFinance',
    tag: 'Reports',
    summary: 'Reports where the commission of all programs is',
    description: days,
    access: reading,
    query: financeQuerySchema,
    answers: { 200: { description: 'The report.', document: financeReport } },
  },
];

/** `/v1/accounts`, `/v1/statements` and `/v1/reports`. */
export const accountDescriptions: readonly RouteDescription[] = [...accounts, ...reports];
