import { setTimeout as wait } from 'node:timers/promises';
import type { ManagementApi } from '../management-api.ts';
import { openProgressBar } from '../progress-bar.ts';

/** What the API says of a backfill. */
export type BackfillDocument = {
  readonly status: 'running' | 'failed' | 'done';
  readonly changedFrom: string;
  readonly changedUntil: string;
  readonly reachedAt: string;
  readonly ordersListed: number;
  readonly ordersAskedFor: number;
  readonly failed?: { readonly at: string; readonly reason: string };
};

const askEveryMs = 1_000;

/**
 * Shows how far a backfill is until it is over, it could not go on, or nobody wants to see it any more.
 *
 * @param interrupted - resolves when whoever watches wants to go.
 * @returns the backfill as it is then.
 */
export async function watchBackfill(
  api: ManagementApi,
  path: string,
  begun: BackfillDocument,
  interrupted: Promise<unknown>,
): Promise<BackfillDocument> {
  const bar = openProgressBar(process.stderr, () => performance.now());
  let isWatched = true;
  const left = interrupted.then(() => {
    isWatched = false;
  });
  let backfill = begun;
  while (backfill.status === 'running' && isWatched) {
    const { ordersListed: listed } = backfill;
    bar.advance({ ...progressOf(backfill), describe: () => `${listed} orders` });
    await Promise.race([wait(askEveryMs), left]);
    if (isWatched) backfill = await api.send<BackfillDocument>('GET', path);
  }
  bar.clear();
  return backfill;
}

/** By the time of which the changes have been listed; nobody knows how many orders there are. */
function progressOf({ changedFrom, changedUntil, reachedAt }: BackfillDocument) {
  const from = Date.parse(changedFrom);
  return { done: Date.parse(reachedAt) - from, total: Date.parse(changedUntil) - from };
}

/** A sentence about how a backfill stands. */
export function describeBackfill(backfill: BackfillDocument): string {
  const { status, ordersListed: listed, ordersAskedFor: asked, failed, reachedAt } = backfill;
  const count = `${listed} orders listed, ${asked} of them read`;
  switch (status) {
    case 'done':
      return `The orders from before are there: ${count}.`;
    case 'failed':
      return `The orders from before could not be listed beyond ${reachedAt} (${failed?.reason ?? 'no reason'}). It is tried again by itself.`;
    case 'running':
      return `The orders from before are being read (${count}, all that changed until ${reachedAt}). It goes on by itself; the same command shows how far it is.`;
  }
}
