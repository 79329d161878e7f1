import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { pseudonymiser } from '../../adapters/crypto/pepper.ts';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import { shopifyAdapter } from '../../adapters/shops/shopify/shopify-adapter.ts';
import { signShopify } from '../../cli/demo/shopify-payloads.ts';
import { afterCloses } from '../../cli/demo/story/story-calendar.ts';
import type {
  Carried,
  Story,
  StoryClick,
  StoryDelivery,
} from '../../cli/demo/story/story-types.ts';
import type { NotedOrder } from '../../core/identity/order-notes.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { listKeysOfChunk } from '../../core/settlement/closing-run.ts';
import type { ConversionKey, StoredConversion } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { carryToken } from '../../core/tracking/carry-token.ts';
import { makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { makeCloseConversion } from '../../functions/close-conversions/close-due-conversion.ts';
import { makePlanClosings } from '../../functions/plan-closings/plan-closings.ts';
import { makePlanPayouts } from '../../functions/plan-payouts/plan-payouts.ts';
import { makePostLegs } from '../../functions/post-legs/post-legs.ts';
import { makeReceiveWebhook } from '../../functions/receive-webhook/receive-webhook.ts';
import { makeRecordTouch } from '../../functions/record-touches/record-touch.ts';
import { makeRedirectClick } from '../../functions/redirect-click/redirect-click.ts';
import { makeRunPayoutBatch } from '../../functions/run-payout-batch/run-payout-batch.ts';
import { makeResolvePayout } from '../../functions/shared/paying/resolve-payout.ts';
import { aTextSeal } from './a-text-seal.ts';
import { inMemoryAccountIndex, inMemoryPayoutControls } from './in-memory-account-index.ts';
import { inMemoryBudgetStore } from './in-memory-budget-store.ts';
import { inMemoryClosingRunStore } from './in-memory-closing-run-store.ts';
import { inMemoryClosingWatermark } from './in-memory-closing-watermark.ts';
import { inMemoryConversionStore } from './in-memory-conversion-store.ts';
import { inMemoryCustomerHistory } from './in-memory-customer-history.ts';
import { inMemoryIdentityStore } from './in-memory-identity-store.ts';
import { inMemoryLedgerStore } from './in-memory-ledger-store.ts';
import { inMemoryOrderNotes } from './in-memory-order-notes.ts';
import { inMemoryPayoutFiles } from './in-memory-payout-files.ts';
import { type InitialPrograms, inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';
import { inMemoryReferenceStore } from './in-memory-reference-store.ts';
import { inMemorySubscriptionStore } from './in-memory-subscription-store.ts';
import { inMemoryTouchStore } from './in-memory-touch-store.ts';
import { noCalledRails } from './no-called-rails.ts';
import { samplePeppers, sampleShopPrograms } from './sample-shop-programs.ts';

const tokenKeys = { current: 'k1', keys: { k1: 'sample-token-key' } };
const webhookSecret = 'sample-webhook-secret';
const merchantId = 'alder-peak';

/** Everything about money that a story left behind, and its orders with all of their facts. */
export type PlayedWorld = LedgerExport & { readonly orders: readonly StoredConversion[] };

/**
 * Plays a story through the use cases themselves, without queues, processes or a database: every
 * click, webhook, assessment, close and posting, in the order in which the story tells; and once the
 * windows are over, a payout run whose payouts are all confirmed.
 */
export async function playInMemory(story: Story): Promise<PlayedWorld> {
  const world = makeWorld(story.startAt, await sampleShopPrograms());
  for (const step of story.steps) {
    await world.advanceTo(step.at);
    for (const delivery of step.deliveries.flat(2)) await world.deliver(delivery);
    for (const click of step.clicks.flat()) await world.click(click);
    await world.settle();
    if (step.step === afterCloses) await world.payOut();
  }
  return world.export();
}

function makeWorld(startAt: Instant, programs: InitialPrograms) {
  let now = startAt;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${String(ids).padStart(8, '0')}`;
  };
  // Every look at the clock is a millisecond later, as no two moments of the real world are one.
  const clock = () => {
    now += 1;
    return now;
  };
  const directory = inMemoryProgramDirectory(programs);
  const conversions = inMemoryConversionStore();
  const ledger = inMemoryLedgerStore(conversions.legs);
  const touches = inMemoryTouchStore();
  const identities = inMemoryIdentityStore();
  const history = inMemoryCustomerHistory();
  const evidence = {
    directory,
    touches,
    identities,
    history,
    tokens: inMemoryOrderNotes<NotedOrder>(),
    subscriptions: inMemorySubscriptionStore(),
    rates: inMemoryRateStore(),
  };
  const budgets = inMemoryBudgetStore();
  const toAssess: ConversionKey[] = [];
  const due: ConversionKey[] = [];
  const references = inMemoryReferenceStore((fact) => conversions.addFact(fact));
  const assess = makeAssessOrder({
    ...evidence,
    conversions,
    budgets,
    references,
    enqueue: async (keys) => void toAssess.push(...keys),
    now: clock,
    sha256,
  });
  const close = makeCloseConversion({
    ...evidence,
    conversions,
    budgets,
    enqueue: async (keys) => void due.push(...keys),
    now: clock,
    sha256,
  });
  const planClosings = makePlanClosings({
    directory,
    conversions,
    watermark: inMemoryClosingWatermark(),
    runs: inMemoryClosingRunStore(),
    enqueueChunks: async (chunks) => void due.push(...chunks.flatMap(listKeysOfChunk)),
    now: clock,
  });
  const settlement = {
    ...{ ledger, payouts: ledger, directory, now: clock, sha256 },
    rates: inMemoryRateStore(),
    ...noCalledRails,
  };
  const postLegs = makePostLegs({ ...settlement, conversions });
  const planPayouts = makePlanPayouts({
    ...settlement,
    accounts: inMemoryAccountIndex(),
    controls: inMemoryPayoutControls(),
    enqueue: async () => {},
  });
  const runBatch = makeRunPayoutBatch({
    ...settlement,
    files: inMemoryPayoutFiles(),
    writeFile: payoutFileWriter(async () => aTextSeal),
  });
  const resolve = makeResolvePayout(settlement);
  const record = makeRecordTouch(touches, identities, {
    joinSiblings: () => Promise.reject(new Error('There is one pepper only.')),
  });
  const redirect = makeRedirectClick({
    links: directory,
    readTokenKeys: async () => tokenKeys,
    mac: hmacSha256,
    sendTouch: record,
    isBot: (userAgent) => userAgent.includes('bot'),
    newId,
    now: clock,
    reportFault: (error) => {
      throw error;
    },
  });
  const receive = makeReceiveWebhook({
    privacyRequests: { add: () => Promise.reject(new Error('Nobody asks.')) },
    enqueuePrivacy: () => Promise.reject(new Error('Nobody asks.')),
    sendSiblings: () => Promise.reject(new Error('There is one pepper only.')),
    findAdapter: () => shopifyAdapter,
    connections: directory,
    readSecrets: async () => [webhookSecret],
    loadSealing: async () => ({
      sha256,
      carryToken: (text, owner) => carryToken(text, owner, tokenKeys, hmacSha256),
      pseudonymiser: pseudonymiser(samplePeppers),
    }),
    store: conversions,
    references,
    now: clock,
    askForRefetch: () => Promise.reject(new Error('Nothing of it has to be read again.')),
    reportRejected: ({ reason, detail }) => {
      throw new Error(`A delivery of the story was rejected: ${reason}, ${detail}`);
    },
  });
  const browsers = makeBrowsers(redirect);

  async function drain(): Promise<void> {
    for (let key = toAssess.shift(); key !== undefined; key = toAssess.shift()) {
      await assess(key);
    }
  }

  return {
    click: browsers.open,
    async deliver(delivery: StoryDelivery) {
      const body = Buffer.from(delivery.body(browsers.carried));
      const connectionId = `${merchantId}.${delivery.shop}`;
      const headers = signShopify(body, webhookSecret, delivery);
      const outcome = await receive({ provider: 'shopify', connectionId, body, headers });
      if (outcome.kind !== 'accepted') throw new Error(`${delivery.deliveryId}: ${outcome.kind}`);
      toAssess.push({ merchantId, conversionId: `${delivery.shop}~${delivery.orderId}` });
      await drain();
    },
    async advanceTo(at: Instant) {
      now = at;
      await planClosings(String(at));
      for (let key = due.shift(); key !== undefined; key = due.shift()) await close(key);
    },
    async settle() {
      const { failed } = await postLegs({
        merchantId,
        conversionIds: conversions.legs().map(({ conversionId }) => conversionId),
      });
      for (const { reason } of failed) throw reason;
    },
    async payOut() {
      const run = await planPayouts({ merchantId, runId: 'run-1', dryRun: false });
      for (const { batchId } of run.batches) await runBatch({ merchantId, batchId });
      for (const { payoutId } of ledger.export().payouts) {
        await resolve(merchantId, payoutId, { outcome: 'confirmed', evidence: 'bank statement' });
      }
    },
    async export(): Promise<PlayedWorld> {
      const exported = conversions.export();
      const orders = exported.map(({ state }) => conversions.load(state));
      return { conversions: exported, ...ledger.export(), orders: await Promise.all(orders) };
    },
  };
}

/** Browsers that reach the redirect without HTTP. */
function makeBrowsers(redirect: ReturnType<typeof makeRedirectClick>) {
  const visitorIds = new Map<string, string>();
  const tokens = new Map<string, string>();
  const carried: Carried = {
    tokenOf(clickId) {
      const token = tokens.get(clickId);
      if (token === undefined) throw new RangeError(`${clickId} brought no token.`);
      return token;
    },
    visitorIdOf: (visitor) => visitorIds.get(visitor),
  };
  async function open({ clickId, visitor, slug, kind }: StoryClick): Promise<void> {
    const outcome = await redirect({
      slug,
      method: kind === 'head' ? 'HEAD' : 'GET',
      headers: {
        'user-agent': kind === 'bot' ? 'a bot' : 'a browser',
        ...(kind === 'prefetch' ? { 'sec-purpose': 'prefetch' } : {}),
      },
      visitorId: visitorIds.get(visitor),
    });
    if (typeof outcome === 'string') throw new Error(`The link ${slug} is ${outcome}.`);
    if ('choice' in outcome) throw new Error(`The link ${slug} leads to an app.`);
    const token = new URL(outcome.location).searchParams.get('tc');
    if (token !== null) tokens.set(clickId, token);
    if (outcome.visitorId !== undefined) visitorIds.set(visitor, outcome.visitorId);
  }
  return { carried, open };
}
