import { socialPolicies } from '../../adapters/social/social-policies.ts';
import { chooseWatched, type PollState, watchedDays } from '../../core/social/polling/index.ts';
import { msPerDay } from '../../core/time/instant.ts';
import type { PollPorts } from './poll-ports.ts';
import { storeGone } from './store-missing.ts';

/** More posts of an account are not watched: the newest are. */
const watchedMax = 1_000;

/** The posts whose figures are asked for by id, once the list is through; those that it should have had are written down as gone. */
export async function listWatched(ports: PollPorts, state: PollState): Promise<readonly string[]> {
  const { platform, progress } = state;
  if (progress === undefined) return [];
  const policy = socialPolicies[platform];
  const from = progress.startedAt - watchedDays(policy) * msPerDay;
  const [young, listed] = await Promise.all([
    ports.polls.listContents(state, from, watchedMax),
    // The index may not have what was written a moment ago.
    policy.listHasFigures ? [] : ports.polls.findContents(state, progress.seen),
  ]);
  const known = new Map([...young, ...listed].map((content) => [content.contentId, content]));
  const { ids, gone } = chooseWatched([...known.values()], state, policy);
  await storeGone(ports, gone, progress.startedAt);
  return ids;
}
