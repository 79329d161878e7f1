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

/**
 * Sends what the shops tell and what the visitors click at a stop of the story. What the shops tell
 * of one order one after the other is told with a rest in between, as it is in life.
 */
export async function playStep(world: StoryWorld, step: StoryStep): Promise<void> {
  const { target, browsers } = world;
  const clicks = step.clicks.map((list) => async () => {
    for (const click of list) await browsers.open(click);
  });
  const tell = (wave: readonly StoryDelivery[]) => async () => {
    await Promise.all(wave.map((delivery) => deliverWebhook(target, delivery, browsers)));
  };
  const waves = Math.max(1, ...step.deliveries.map((ofOrder) => ofOrder.length));
  for (let wave = 0; wave < waves; wave += 1) {
    if (wave > 0) await drain(target.url);
    const told = step.deliveries.flatMap((ofOrder) => ofOrder.slice(wave, wave + 1)).map(tell);
    await runBounded(wave === 0 ? [...told, ...clicks] : told, requestsAtOnce);
  }
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
