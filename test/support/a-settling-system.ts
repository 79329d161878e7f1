import { sha256 } from '../../adapters/crypto/sha256.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { NotedOrder } from '../../core/identity/order-notes.ts';
import { type ClosingChunk, listKeysOfChunk } from '../../core/settlement/closing-run.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import { makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { makeCloseChunk } from '../../functions/close-conversions/close-chunk.ts';
import { makeCloseConversion } from '../../functions/close-conversions/close-due-conversion.ts';
import { makePlanClosings } from '../../functions/plan-closings/plan-closings.ts';
import { aPlanVersion } from './factories/a-plan-version.ts';
import {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aProgram,
} from './factories/a-program.ts';
import { orderMoment } from './factories/moments.ts';
import { inMemoryBudgetStore } from './in-memory-budget-store.ts';
import { inMemoryClosingRunStore } from './in-memory-closing-run-store.ts';
import { inMemoryClosingWatermark } from './in-memory-closing-watermark.ts';
import { inMemoryConversionStore } from './in-memory-conversion-store.ts';
import { inMemoryCostStore } from './in-memory-cost-store.ts';
import { inMemoryCustomerHistory } from './in-memory-customer-history.ts';
import { inMemoryIdentityStore } from './in-memory-identity-store.ts';
import { inMemoryLedgerStore } from './in-memory-ledger-store.ts';
import { inMemoryOrderNotes } from './in-memory-order-notes.ts';
import { inMemoryPeriodStore } from './in-memory-period-store.ts';
import { type InitialPrograms, inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';
import { inMemoryReferenceStore } from './in-memory-reference-store.ts';
import { inMemorySubscriptionStore } from './in-memory-subscription-store.ts';
import { inMemoryTouchStore } from './in-memory-touch-store.ts';

export const anOrderKey = { merchantId: 'acme', conversionId: 'shop~1001' };

/**
 * The use cases from fact to leg over in-memory stores, with a clock that the test moves: the
 * factories' merchant, program and creator `mia`. Keys that a use case asks to work on again wait
 * in `asked` until the test works them off; `missing` are the orders that were reported as such.
 */
export function aSettlingSystem(programs: Partial<InitialPrograms> = {}) {
  const conversions = inMemoryConversionStore();
  const periods = inMemoryPeriodStore();
  const ledger = inMemoryLedgerStore(conversions.legs, periods);
  const asked: ConversionKey[] = [];
  const sentChunks: ClosingChunk[] = [];
  const clock = { at: orderMoment };
  const ports = {
    directory: inMemoryProgramDirectory({
      merchants: [aMerchant()],
      programs: [aProgram()],
      planVersions: [{ merchantId: 'acme', version: aPlanVersion() }],
      creators: [aCreator()],
      enrolments: [anEnrolment()],
      links: [aLink({ slug: 'mia-tent' })],
      codes: [aCode({ code: 'MIA10' })],
      connections: [aConnection()],
      ...programs,
    }),
    touches: inMemoryTouchStore(),
    identities: inMemoryIdentityStore(),
    history: inMemoryCustomerHistory(),
    tokens: inMemoryOrderNotes<NotedOrder>(),
    subscriptions: inMemorySubscriptionStore(),
    rates: inMemoryRateStore(),
    references: inMemoryReferenceStore((fact) => conversions.addFact(fact)),
    budgets: inMemoryBudgetStore(),
    conversions,
    costs: inMemoryCostStore(),
    periods,
    enqueue: async (keys: readonly ConversionKey[]) => {
      asked.push(...keys);
    },
    runs: inMemoryClosingRunStore(),
    enqueueChunks: async (chunks: readonly ClosingChunk[]) => {
      sentChunks.push(...chunks);
      asked.push(...chunks.flatMap(listKeysOfChunk));
    },
    now: () => clock.at,
    sha256,
  };
  const missing: ConversionKey[] = [];
  const closeConversion = makeCloseConversion({
    ...ports,
    reportMissing: (key) => missing.push(key),
  });
  const planClosings = makePlanClosings({ ...ports, watermark: inMemoryClosingWatermark() });
  let walks = 0;
  const assessOrder = makeAssessOrder(ports);

  return {
    ...ports,
    ledger,
    asked,
    missing,
    clock,
    assess: (key: ConversionKey = anOrderKey) => assessOrder(key),
    close: (key: ConversionKey) => closeConversion(key),
    closeChunk: makeCloseChunk({ ...ports, closeConversion }),
    /** Chunks of runs, as they were sent; their conversions wait in `asked`, too. */
    sentChunks,
    planClosings(runId?: string) {
      walks += 1;
      return planClosings(runId ?? `run-${walks}`);
    },
    async receive(...facts: readonly Fact[]) {
      for (const fact of facts) await conversions.addFact(fact);
    },
    async stateOf(key: ConversionKey = anOrderKey) {
      return (await conversions.load(key)).state;
    },
  };
}
