import * as z from 'zod';
import { precedenceRules } from '../../../core/attribution/precedence-rule.ts';
import { touchKinds } from '../../../core/attribution/touch.ts';
import { eligibilityVerdicts, precedenceVerdicts } from '../../../core/attribution/verdict.ts';
import { holdFields } from './account-answers.ts';
import { anyAmount, day, id, inKind, money, namedCreator, time } from './answer-fields.ts';
import { conversionStatus, missingRate } from './conversion-answers.ts';

const credit = z
  .object({ fraction: z.string(), percent: z.string() })
  .meta({ id: 'Credit', description: 'A part of the whole credit.' });

const judgement = {
  verdict: z.enum(['eligible', ...eligibilityVerdicts, ...precedenceVerdicts]),
  rule: z.enum(precedenceRules).describe('The rule of precedence that decided.').optional(),
  ageMs: z.number().describe('From the touch to the order.'),
  windowDays: z.int(),
  credit: credit.optional(),
};

const touch = z
  .object({
    touchId: id,
    kind: z.enum(touchKinds),
    ...namedCreator,
    at: time,
    slug: z.string().optional(),
    code: z.string().optional(),
    subIds: z.record(z.string(), z.string()).optional(),
    filtered: z.string().optional(),
    customerDiscount: money.optional(),
    leakedFrom: time.optional(),
    amplified: z.literal(true).optional(),
    ...judgement,
  })
  .meta({ id: 'ExplainedTouch', description: 'A touch, and why it earned or did not.' });

const visit = z.object({ touchId: id, channel: z.string(), at: time, ...judgement });

const settlement = z
  .object({
    status: conversionStatus,
    closesAt: time.optional(),
    expiresAt: time.optional(),
    closedAt: time.optional(),
    earlyClose: z
      .object({
        at: time,
        reason: z.string().optional(),
        author: z.string().optional(),
        approvedBy: z.string().optional(),
      })
      .optional(),
    revision: z.int(),
    holds: z.array(z.object({ ...holdFields, note: z.string().optional() })),
    missingRates: z.array(missingRate).optional(),
  })
  .meta({ id: 'ExplainedSettlement', description: 'Where a conversion stands.' });

const line = z.object({
  lineId: id,
  title: z.string().optional(),
  productId: z.string().optional(),
  original: money,
  refunded: money,
  base: money,
  excluded: z.enum(['gift-card', 'not-left-after-edits']).optional(),
});

const exchangeFields = {
  source: z.string(),
  from: z.string(),
  to: z.string(),
  rate: z.string(),
  publishedOn: day,
};
const exchange = z
  .object({ ...exchangeFields, derivedFrom: z.array(z.object(exchangeFields)).optional() })
  .meta({ id: 'Exchange', description: 'At which rate an amount was exchanged.' });

const afterRefund = z.enum(['kept', 'prorated', 'lost']).optional();

const ruleFields = {
  ruleId: z.string(),
  planId: id,
  versionId: id,
  protectedUntil: time.optional(),
  reward: z.enum([
    'percent',
    'flat-per-order',
    'flat-per-item',
    'per-lead',
    'per-valid-click',
    'per-thousand-views',
    'per-approved-content',
    'milestone',
    'assist-bonus',
    'referral-share',
  ]),
  rate: z.string().optional(),
  flat: z
    .union([money.extend({ afterRefund }), inKind.extend({ afterRefund })])
    .describe('What every other reward than a percentage promises.')
    .optional(),
  exchange: exchange.optional(),
  quantity: z.string().optional(),
  multiplier: z.string().optional(),
  milestone: z.string().optional(),
  lineId: id.optional(),
  base: money.optional(),
  original: money.optional(),
  rounding: z.enum(['half-even', 'half-up', 'half-down', 'up', 'down']),
};

const shareFields = {
  touchId: id.optional(),
  credit: credit.optional(),
  amount: anyAmount,
  adjusted: z
    .literal(true)
    .describe('Dividing the group, which is rounded once, gave a cent more or less.')
    .optional(),
};

const group = z
  .object({
    ...ruleFields,
    credit: credit.optional(),
    channelCredit: credit.optional(),
    exact: z.string(),
    rounded: anyAmount.optional(),
    amount: anyAmount,
    shares: z.array(z.object({ ...shareFields, creatorId: id, exact: z.string() })),
    recipientName: z.string().optional(),
    referred: z.object(namedCreator).optional(),
  })
  .meta({ id: 'CommissionGroup', description: 'A commission by one rule, and who shares it.' });

const ownShare = z
  .object({ ...ruleFields, ...shareFields, exact: z.string().optional() })
  .meta({ id: 'OwnShare', description: 'A creator’s own part of a commission.' });

const unpaidFields = {
  reason: z.enum([
    'test-order',
    'cancelled',
    'voided',
    'order-refunded',
    'never-paid',
    'renewal-not-paid',
    'gift-card',
    'not-left-after-edits',
    'line-refunded',
    'nothing-paid',
    'no-rule',
    'rule-pays-nothing',
  ]),
  lineId: id.optional(),
  title: z.string().optional(),
  ruleId: z.string().optional(),
  planId: id.optional(),
  versionId: id.optional(),
};

const conversionFields = {
  conversionId: id,
  orderName: z.string().optional(),
  placedAt: time,
  customer: z.enum(['new', 'returning', 'unknown']),
  model: z.string(),
  modelDescription: z.string(),
  weightSetId: id.optional(),
  codeVsLink: z.enum(['code-wins', 'link-wins', 'code-wins-if-involved', 'shared']),
  unpaidCredit: credit.optional(),
  settlement,
  rejectedRefunds: z
    .array(
      z.object({
        refundId: id,
        processedAt: time,
        reason: z.enum(['exceeds-remaining', 'unknown-line', 'other-currency', 'told-by-shop']),
      }),
    )
    .optional(),
  renewalOf: z.object({ conversionId: id, orderName: z.string().optional() }).optional(),
};

const reassignment = z.object({
  at: time,
  shares: z.array(z.object({ ...namedCreator, credit })),
  reason: z.string(),
  evidence: z.string(),
  author: z.string(),
  approvedBy: z.string().optional(),
});

const sentences = z.array(z.string()).describe('The same in plain English.');

const orderExplanation = z
  .object({
    ...conversionFields,
    total: money,
    touches: z.array(touch),
    visits: z.array(visit),
    flaggedIdentities: z.int().optional(),
    reassignment: reassignment.optional(),
    lines: z.array(line),
    groups: z.array(group),
    unpaid: z.array(z.object({ ...unpaidFields, creators: z.array(z.object(namedCreator)) })),
    owed: z.array(z.object({ ...namedCreator, amount: money })),
    owedInKind: z.array(z.object({ ...namedCreator, amount: inKind })),
    sentences,
  })
  .meta({ id: 'Explanation', description: 'Why an order owes what it owes.' });

const ownOrderExplanation = z.object({
  ...conversionFields,
  creatorId: id,
  amount: money,
  amountsInKind: z.array(inKind),
  touches: z.array(touch),
  otherCreators: z.int(),
  reassignment: z.object({ at: time, credit: credit.optional() }).optional(),
  lines: z.array(line),
  shares: z.array(ownShare),
  unpaid: z.array(z.object(unpaidFields)),
  sentences,
});

const directFields = {
  conversionId: id,
  kind: z.enum(['activity', 'adjustment']),
  placedAt: time,
  settlement,
  creatorId: id,
  activity: z
    .object({
      kind: z.string(),
      quantity: z.string(),
      milestone: z.string().optional(),
      dealId: id.optional(),
      content: z
        .object({
          ...{ accountId: id, contentId: z.string() },
          views: z
            .string()
            .describe('As the platform told them last while they were measured.')
            .optional(),
          measuredUntil: time.optional(),
          disclosure: z.enum(['disclosed', 'not-found', 'unknown']),
        })
        .describe('The post that it is about.')
        .optional(),
    })
    .optional(),
  plan: z.object({ planId: id, versionId: id }).optional(),
  unpaid: z.enum(['withdrawn', 'refused', 'no-rule']).optional(),
  sentences,
};

const adjustmentFields = {
  kind: z.enum(['bonus', 'correction', 'missing-order']),
  amount: money,
  reason: z.string(),
};

const directExplanation = z
  .object({
    ...directFields,
    creatorName: z.string(),
    adjustment: z
      .object({
        ...adjustmentFields,
        evidence: z.string(),
        author: z.string(),
        reverses: id.optional(),
        standing: z.enum(['waiting', 'stands', 'refused']),
        decision: z
          .object({
            outcome: z.enum(['approved', 'refused']),
            author: z.string(),
            at: time,
            note: z.string().optional(),
          })
          .optional(),
      })
      .optional(),
    total: money,
    groups: z.array(group),
    owed: z.array(z.object({ ...namedCreator, amount: money })),
    owedInKind: z.array(z.object({ ...namedCreator, amount: inKind })),
  })
  .meta({ id: 'DirectExplanation', description: 'The same of an activity or adjustment.' });

const ownDirectExplanation = z
  .object({
    ...directFields,
    adjustment: z.object(adjustmentFields).optional(),
    amount: money,
    amountsInKind: z.array(inKind),
    shares: z.array(ownShare),
  })
  .meta({ id: 'OwnDirectExplanation', description: 'The same as its creator may see it.' });

/** A creator's own view. */
export const ownExplanationAnswer = z.union([
  ownOrderExplanation.meta({
    id: 'OwnExplanation',
    description: 'Why an order owes a creator what it owes; nothing of others.',
  }),
  ownDirectExplanation,
]);

/** The whole explanation; or one creator's view of it, with the answer to "why not me?". */
export const explanationAnswer = z.union([
  orderExplanation,
  ownOrderExplanation
    .extend({
      answer: z.object({
        creatorId: id,
        outcome: z.enum(['earned', 'not-earned', 'no-touch']),
        reasons: z.array(z.string()),
      }),
    })
    .meta({
      id: 'WhyNotExplanation',
      description: 'A creator’s view, with the answer to “why not me?”.',
    }),
  directExplanation,
  ownDirectExplanation,
]);
