import type { PollState } from '../../core/social/polling/index.ts';
import type { PollPorts } from './poll-ports.ts';

/** Writes where a poll stands over what was read; `stale` if somebody else has written since. */
export async function saveState(
  { polls }: Pick<PollPorts, 'polls'>,
  read: PollState,
  next: PollState,
): Promise<PollState | 'stale'> {
  const state = { ...next, version: read.version + 1 };
  return (await polls.save(state)) === 'saved' ? state : 'stale';
}
