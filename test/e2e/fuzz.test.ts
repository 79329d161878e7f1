import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mulberry32 } from '../../cli/demo/mulberry32.ts';
import type { BadRequest } from '../support/bad-input/bad-input-row.ts';
import { type RawAnswer, sendAsIs } from '../support/bad-input/send-as-is.ts';
import { startBadInputWorld } from '../support/bad-input/start-bad-input-world.ts';
import { deliver, goodBody } from '../support/bad-input/webhook-rows.ts';
import { drawRequest } from '../support/fuzz/draw-request.ts';

/**
 * So many requests, or as many as fit into a time: `FUZZ_SECONDS=60 npm test -- test/e2e/fuzz`. `FUZZ_SEED` begins
 * elsewhere.
 */
const requests = 400;
const seconds = Number(process.env.FUZZ_SECONDS ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const atOnce = 8;

/** Answers that count facts: `stored` is a new one. */
type Told = { stored: number; readonly good: Set<string> };

describe('any input to any public address', () => {
  let system: Awaited<ReturnType<typeof startBadInputWorld>>;

  beforeAll(async () => {
    system = await startBadInputWorld();
  }, 240_000);

  afterAll(async () => {
    await system?.stop();
  });

  /** What webhooks told: people's facts and events are answered without a word on whether they were new. */
  const countFacts = async () =>
    (await system.listItems()).filter(
      ({ pk, sk }) =>
        /^FACT#(shopify|generic|standard-webhooks)\//.test(sk) &&
        !/#REJECTED#|#ORDER#told~/.test(pk),
    ).length;

  /** Every tenth request is a good order, which has to be there in the end, whatever comes beside it. */
  async function fuzz(worker: number, told: Told, failed: string[]): Promise<number> {
    const random = mulberry32(seed * 1_000 + worker);
    const world = { ...system.world, manageKey: system.acme.keys.manage };
    const until = performance.now() + seconds * 1_000;
    const isDone = (sent: number) =>
      seconds === 0 ? sent >= requests / atOnce : performance.now() >= until;
    let sent = 0;
    for (; !isDone(sent) && failed.length === 0; sent += 1) {
      const orderId = `${200_000 + worker * 10_000 + sent}`;
      const isGood = sent % 10 === 9;
      const request = isGood
        ? deliver(world, 'generic', goodBody('generic', orderId))
        : drawRequest(random, world);
      const answer = await trySending(request);
      if (answer === undefined) continue;
      if (answer.status >= 500) failed.push(describe500(request, answer));
      const outcome = isWebhook(request) ? outcomeOf(answer) : undefined;
      if (outcome === 'stored') told.stored += 1;
      if (isGood && outcome === 'stored') told.good.add(orderId);
    }
    return sent;
  }

  async function trySending(request: BadRequest): Promise<RawAnswer | undefined> {
    try {
      return await sendAsIs(system.runtime.url, request);
    } catch (error) {
      // What no client can send, or what the front hangs up on, is no answer of ours.
      if (error instanceof TypeError || (error as { code?: string }).code !== undefined) return;
      throw error;
    }
  }

  it(
    'is answered without a fault of ours, and no fact is lost',
    async () => {
      const before = await countFacts();
      const told: Told = { stored: 0, good: new Set() };
      const failed: string[] = [];
      const counts = await Promise.all(
        Array.from({ length: atOnce }, (_, worker) => fuzz(worker, told, failed)),
      );
      expect(failed).toEqual([]);
      const sent = counts.reduce((sum, count) => sum + count, 0);
      expect(told.good.size).toBeGreaterThan(sent / 20);

      await system.runtime.drain();
      expect((await countFacts()) - before).toBe(told.stored);
      const assessed = (await system.listItems()).filter(({ sk }) => sk === 'STATE');
      const known = new Set(assessed.map(({ pk }) => /~(\d+)$/.exec(pk)?.[1]));
      expect([...told.good].filter((orderId) => !known.has(orderId))).toEqual([]);
    },
    120_000 + seconds * 3_000,
  );
});

const isWebhook = ({ path }: BadRequest): boolean => path.startsWith('/webhooks/');

function outcomeOf({ status, text }: RawAnswer): string | undefined {
  return status === 200 ? (JSON.parse(text) as { outcome?: string }).outcome : undefined;
}

/** Everything that it takes to send it again. */
function describe500({ method, path, headers, body }: BadRequest, { status, text }: RawAnswer) {
  const sent = body === undefined ? '' : Buffer.from(body).toString('base64').slice(0, 20_000);
  return JSON.stringify({ status, text, method, path, headers, body: sent });
}
