import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoAccountIndex } from '../../adapters/dynamo/account-index.ts';
import { dynamoBudgetStore } from '../../adapters/dynamo/budget-store.ts';
import { dynamoClosingRunStore } from '../../adapters/dynamo/closing-run-store.ts';
import { dynamoClosingWatermark } from '../../adapters/dynamo/closing-watermark.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../adapters/dynamo/identity-store.ts';
import { dynamoLedgerStore } from '../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPayoutControls } from '../../adapters/dynamo/payout-controls.ts';
import { dynamoPayoutStore } from '../../adapters/dynamo/payout-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { dynamoRateStore } from '../../adapters/dynamo/rate-store.ts';
import { dynamoReferenceStore } from '../../adapters/dynamo/reference-store.ts';
import { dynamoSubscriptionStore } from '../../adapters/dynamo/subscription-store.ts';
import { dynamoTokenHistory } from '../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../adapters/dynamo/touch-store.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import { type ClosingChunk, listKeysOfChunk } from '../../core/settlement/closing-run.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { makeCloseConversion } from '../../functions/close-conversions/close-due-conversion.ts';
import { makePlanClosings } from '../../functions/plan-closings/plan-closings.ts';
import { makePlanPayouts } from '../../functions/plan-payouts/plan-payouts.ts';
import { makePostLegs } from '../../functions/post-legs/post-legs.ts';
import { makeRunPayoutBatch } from '../../functions/run-payout-batch/run-payout-batch.ts';
import { makeResolvePayout } from '../../functions/shared/paying/resolve-payout.ts';
import { aSealedMethod, aTextSeal } from '../../test/support/a-text-seal.ts';
import * as factories from '../../test/support/factories/index.ts';
import { noCalledRails } from '../../test/support/no-called-rails.ts';
import { tableDefinitions } from './table-definitions.ts';

const merchantId = 'acme';

/** Creator number `n` of the benchmark's program. */
export const creatorOf = (n: number): string => `creator-${n}`;

/**
 * The use cases from fact to confirmed payout over the product's adapters and tables, with a clock
 * that the benchmark moves. Queues are lists that it works off itself.
 */
export function openSystem(documents: DynamoDBDocumentClient) {
  const { programs, touches, conversions: orders, ledger: accounts } = tableDefinitions;
  const clock = { at: factories.orderMoment };
  const due: ConversionKey[] = [];
  const batches: { readonly merchantId: string; readonly batchId: string }[] = [];
  const conversions = dynamoConversionStore({
    ...{ documents, conversionsTable: orders.name },
    largeBodies: noLargeBodies,
  });
  const ports = {
    directory: dynamoProgramDirectory(documents, programs.name),
    touches: dynamoTouchStore(documents, touches.name),
    identities: dynamoIdentityStore(documents, touches.name),
    history: dynamoCustomerHistory(documents, touches.name),
    tokens: dynamoTokenHistory(documents, touches.name),
    rates: dynamoRateStore(documents, programs.name),
    budgets: dynamoBudgetStore(documents, orders.name),
    subscriptions: dynamoSubscriptionStore(documents, orders.name),
    references: dynamoReferenceStore(documents, orders.name),
    conversions,
    ledger: dynamoLedgerStore(documents, accounts.name),
    payouts: dynamoPayoutStore(documents, accounts.name),
    watermark: dynamoClosingWatermark(documents, accounts.name),
    accounts: dynamoAccountIndex(documents, programs.name),
    controls: dynamoPayoutControls(documents, programs.name),
    files: { put: async () => {} },
    writeFile: payoutFileWriter(async () => aTextSeal),
    now: (): Instant => clock.at,
    sha256,
  };
  const assessOrder = makeAssessOrder({ ...ports, enqueue: async () => {} });
  const resolvePayout = makeResolvePayout(ports);
  const enqueueDue = async (chunks: readonly ClosingChunk[]) =>
    void due.push(...chunks.flatMap(listKeysOfChunk));
  let walks = 0;
  const runs = dynamoClosingRunStore(documents, accounts.name);
  const planClosings = makePlanClosings({ ...ports, runs, enqueueChunks: enqueueDue });
  const enqueueBatches = async (keys: typeof batches) => void batches.push(...keys);

  return {
    clock,
    due,
    assessOrder,
    references: ports.references,
    /** A merchant with one program, and its creators with a link each. */
    setUp: (creators: number) =>
      setUpProgram(dynamoProgramRegistry(documents, programs.name), creators),
    async receive(fact: Fact): Promise<void> {
      await conversions.addFact(fact);
      await assessOrder({ merchantId, conversionId: conversionIdOf(fact) });
    },
    planClosings() {
      walks += 1;
      return planClosings(`run-${walks}`);
    },
    close: makeCloseConversion({
      ...ports,
      enqueue: async (keys: readonly ConversionKey[]) => void due.push(...keys),
    }),
    /** Posts what orders have frozen, as many of them as a batch of messages names. */
    async post(conversionIds: readonly string[]): Promise<void> {
      const { failed } = await makePostLegs(ports)({ merchantId, conversionIds });
      for (const { reason } of failed) throw reason;
    },
    async planPayouts(runId: string): Promise<void> {
      const plan = makePlanPayouts({
        ...ports,
        ...noCalledRails,
        enqueue: enqueueBatches as never,
      });
      await plan({ merchantId, runId, dryRun: false });
    },
    async pay(): Promise<void> {
      for (const batch of batches.splice(0))
        await makeRunPayoutBatch({ ...ports, ...noCalledRails })(batch);
    },
    async confirm(creatorId: string): Promise<void> {
      for (const { payoutId } of await ports.payouts.listPayoutsOfCreator(merchantId, creatorId)) {
        await resolvePayout(merchantId, payoutId, { outcome: 'confirmed', evidence: 'booked' });
      }
    },
  };
}

async function setUpProgram(
  registry: ReturnType<typeof dynamoProgramRegistry>,
  creators: number,
): Promise<void> {
  await registry.addMerchant(factories.aMerchant());
  await registry.saveProgram(factories.aProgram());
  await registry.saveConnection(factories.aConnection());
  await registry.addPlanVersion(merchantId, factories.aPlanVersion());
  for (let number = 0; number < creators; number += 1) {
    const creatorId = creatorOf(number);
    const method = { rail: 'csv', holder: creatorId, account: `account-${number}` } as const;
    const payoutMethod = aSealedMethod(method);
    await registry.saveCreator(
      factories.aCreator({ creatorId, payoutMethod }),
      factories.orderMoment,
    );
    await registry.saveEnrolment(factories.anEnrolment({ creatorId }));
    await registry.saveLink(factories.aLink({ slug: creatorId, creatorId }));
  }
}
