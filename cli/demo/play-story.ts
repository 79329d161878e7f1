import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Browsers } from './browsers.ts';
import { deliverWebhook, type WebhookTarget } from './deliver-webhook.ts';
import { runBounded } from './run-bounded.ts';
import type { StoryDelivery, StoryStep } from './story/story-types.ts';

/** A running Tributary with the sample shop loaded, and the browsers of its visitors. */
export type StoryWorld = { readonly target: WebhookTarget; readonly browsers: Browsers };

/** So many requests are on their way at once. */
const requestsAtOnce = 8;

/** Moves the clock to a stop of the story; a clock that is already past it stays. */
export async function moveClock(url: string, at: Instant): Promise<void> {
  const clock = (await askRuntime(`${url}/_local/clock`)) as { now: string };
  if (Date.parse(clock.now) >= at) return;
  await askRuntime(`${url}/_local/clock`, { to: formatInstant(at) });
}

/** Waits until every queue, stream and function has come to rest. */
export async function drain(url: string): Promise<void> {
  await askRuntime(`${url}/_local/drain`, {});
}

/** Sends what the shops tell and what the visitors click at a stop of the story. */
export async function playStep(world: StoryWorld, step: StoryStep): Promise<void> {
  const { target, browsers } = world;
  const tellOf = (waves: readonly (readonly StoryDelivery[])[]) => async () => {
    for (const wave of waves) {
      await Promise.all(wave.map((delivery) => deliverWebhook(target, delivery, browsers)));
    }
  };
  const clicks = step.clicks.map((list) => async () => {
    for (const click of list) await browsers.open(click);
  });
  await runBounded([...step.deliveries.map(tellOf), ...clicks], requestsAtOnce);
}

async function askRuntime(address: string, body?: unknown): Promise<unknown> {
  const response = await fetch(
    address,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  );
  const answer = await response.text();
  if (!response.ok) throw new Error(`${address} was answered ${response.status}: ${answer}`);
  return JSON.parse(answer);
}
