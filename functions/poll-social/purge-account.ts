import type { PollState } from '../../core/social/polling/index.ts';
import type { PollOutcome } from './poll-account.ts';
import type { PollPorts } from './poll-ports.ts';
import { saveState } from './save-state.ts';

/** Later than anything is due: connecting again moves it. */
const never = 9_999_999_999_998;
/** Some thousand snapshots; the rest is for the next message. */
const roundsMax = 20;

/** Deletes the figures of an account that is not connected any more, and lets it rest. */
export async function purgeAccount(ports: PollPorts, leased: PollState): Promise<PollOutcome> {
  const { workerId: _, purge: __, progress: ___, ...kept } = leased;
  for (let round = 0; round < roundsMax; round += 1) {
    if ((await ports.polls.purgeSnapshots(leased)) === 'more') continue;
    const rested = await saveState(ports, leased, { ...kept, nextAt: never });
    return rested === 'stale' ? 'taken-over' : 'purged';
  }
  await saveState(ports, leased, { ...kept, purge: true, nextAt: ports.now() });
  await ports.goOn(leased);
  return 'goes-on';
}
