import type { FaultKind } from '../faults/fault.ts';
import type { Focus } from '../faults/focus.ts';

const dies: readonly FaultKind[] = ['crash-before', 'crash-after'];
const doesNotAnswer: readonly FaultKind[] = [...dies, 'lost-answer', 'lost-answer', 'lost-request'];
const losesAnswers: readonly FaultKind[] = ['lost-answer'];
const lookUps = ['stripe', 'paypal', 'wise'].map((name) => `look-up-payouts Look up ${name}`);
const railCalls = ['Pay stripe', 'Pay paypal', 'Fund wise'].map(
  (what) => `run-payout-batch ${what}`,
);
const refuses: readonly FaultKind[] = ['partly-refused', 'partly-refused', 'lost-request'];

/** Where mistakes are looked for, by the name that the report calls it. */
export const foci = {
  'any history': {},
  'slow writes to orders': {
    slow: [
      'assess-orders Put STATE',
      'assess-orders Put REVISION',
      'close-conversions Put STATE',
      'close-conversions Put REVISION',
    ],
    mishaps: ['delivered-twice'],
  },
  'facts while orders close': {
    story: 'facts-while-closing',
    slow: ['close-conversions Put STATE', 'close-conversions Put REVISION'],
  },
  'slow estimates': {
    story: 'evidence-first',
    slow: ['assess-orders Put STATE', 'assess-orders Query PLAN VERSION'],
  },
  'buyers of several orders': {
    story: 'one-buyer-twice',
    slow: ['assess-orders Put STATE'],
    faults: [
      { site: 'assess-orders SendMessageBatch assess', kinds: dies },
      { site: 'assess-orders Put ORDER', kinds: ['lost-answer'] },
    ],
  },
  'closes that nothing is due for': {
    slow: ['assess-orders Put STATE'],
    mishaps: ['asked-to-close'],
  },
  'walks at once': {
    slow: ['plan-closings Put WATERMARK'],
    faults: [{ site: 'plan-closings Put WATERMARK', kinds: ['lost-answer'] }],
    mishaps: ['walked-again'],
  },
  'lost parts of walks': { mishaps: ['chunk-lost'] },
  'queues that refuse': {
    faults: [
      'relay-work SendMessageBatch assess',
      'relay-work SendMessageBatch post',
      'plan-closings SendMessageBatch close',
      'plan-payouts SendMessageBatch payout',
      'assess-orders SendMessageBatch assess',
    ].map((site) => ({ site, kinds: refuses })),
  },
  'functions that are cut off': { mishaps: ['cut-off'] },
  'slow writes to accounts': {
    slow: [
      'post-legs TransactWrite Put HEAD, Put ENTRY, Put LEG',
      'run-payout-batch TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
      'run-payout-batch TransactWrite Put HEAD, Put ENTRY, Put PAYOUT, Put POINTER, Check BATCH',
      'receive-rail-callback TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
      'manage-payouts-resolve TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
    ],
    mishaps: ['delivered-twice'],
  },
  'money while payouts are reported on': {
    story: 'refund-and-later-money',
    slow: [
      'receive-rail-callback TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
      'manage-payouts-resolve TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
    ],
    mishaps: ['paid-by-hand'],
  },
  'refunds while payouts are submitted': {
    story: 'refund-and-later-money',
    slow: ['run-payout-batch TransactWrite Put PAYOUT, Check HEAD'],
  },
  'reports at once': {
    slow: [
      'receive-rail-callback Get HEAD',
      'manage-payouts-resolve Get HEAD',
      'receive-rail-callback TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
      'manage-payouts-resolve TransactWrite Put HEAD, Put ENTRY, Put PAYOUT',
    ],
    mishaps: ['reported-at-once', 'reported-again', 'reported-too-early'],
  },
  'two workers of a batch': {
    story: 'two-runs-at-once',
    slow: ['run-payout-batch Query TENANT PROGRAM'],
    mishaps: ['delivered-twice', 'money-comes-back'],
  },
  'money that comes back before a release': {
    story: 'two-runs-at-once',
    slow: ['run-payout-batch Query TENANT PROGRAM', 'run-payout-batch Put BATCH'],
    mishaps: ['delivered-twice', 'money-comes-back'],
  },
  'two workers of a bank file': {
    story: 'in-euro',
    slow: ['run-payout-batch Put BATCH'],
    mishaps: ['delivered-twice'],
  },
  'workers of batches that die': {
    faults: [
      { site: 'run-payout-batch Put BATCH', kinds: dies },
      { site: 'run-payout-batch PutObject payout-files', kinds: dies },
    ],
  },
  'planners of payouts that die': {
    slow: ['plan-payouts Put BATCH', 'manage-payouts-run Put BATCH', 'plan-payouts Put RUN'],
    faults: [
      { site: 'plan-payouts Put BATCH', kinds: dies },
      { site: 'manage-payouts-run Put BATCH', kinds: dies },
      { site: 'plan-payouts Put RUN', kinds: ['crash-after', 'lost-answer'] },
    ],
  },
  'rails that are called': {
    story: 'over-called-rails',
    mishaps: ['money-comes-back-later', 'webhook-twice'],
  },
  'rails that do not answer': {
    story: 'over-called-rails',
    faults: railCalls.map((site) => ({ site, kinds: doesNotAnswer })),
    mishaps: ['decided-too-early', 'looked-up-again'],
  },
  'rails that do not answer for days': {
    story: 'over-called-rails',
    faults: [...railCalls, ...lookUps].map((site) => ({ site, kinds: losesAnswers })),
    mishaps: ['batch-again', 'webhook-lost'],
  },
  'look-ups while rails are called': {
    story: 'over-called-rails',
    slow: railCalls,
    mishaps: ['delivered-twice', 'looked-up-again'],
  },
} as const satisfies Readonly<Record<string, Focus>>;

export type FocusName = keyof typeof foci;
