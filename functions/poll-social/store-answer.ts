import { socialPolicies } from '../../adapters/social/social-policies.ts';
import {
  type PollAnswer,
  type PollCall,
  type PollState,
  passCall,
  toSnapshots,
} from '../../core/social/polling/index.ts';
import type { SocialReading } from '../../core/social/social-reading.ts';
import { listWatched } from './list-watched.ts';
import type { PollContext } from './poll-account.ts';
import type { PollPorts } from './poll-ports.ts';
import { storeContents } from './store-contents.ts';
import { storeMissing } from './store-missing.ts';

/** Longer ids no store takes for a key; some feeds have whole articles there. */
const idLengthMax = 500;

/**
 * Stores what a call answered, and says where the poll stands then: nothing of it counts until that is written down, and all of it has
 * keys that follow from the poll.
 */
export async function storeAnswer(
  ports: PollPorts,
  context: PollContext,
  state: PollState,
  call: PollCall,
  answer: PollAnswer,
): Promise<PollState> {
  const { progress, platform } = state;
  if (progress === undefined) throw new RangeError('No poll has begun.');
  const policy = socialPolicies[platform];
  const passed = passCall(progress, state, policy, answer);
  const told = answer.kind === 'read' ? withRefusal(state, answer.reading, ports.now()) : state;
  if (answer.kind === 'read') {
    const reading = readable(answer.reading);
    const known = await storeContents(ports, context.account, progress.startedAt, reading);
    if (call.step === 'metrics') {
      await storeMissing(ports, context.account, progress.startedAt, {
        ...reading,
        asked: call.ids,
      });
    }
    const snapshots = toSnapshots(reading, state, policy, known);
    await ports.polls.saveSnapshots(snapshots);
    for (const { contentId = '' } of snapshots) {
      const content = known.get(contentId);
      if (content !== undefined) await ports.reward(content);
    }
  }
  const profileAt = call.step === 'profile' ? { profileAt: progress.startedAt } : {};
  const next = { ...told, ...profileAt, progress: passed };
  const isListThrough = passed.next.step === 'metrics' && passed.ids === undefined;
  if (!isListThrough) return next;
  const ids =
    answer.kind === 'unchanged' && policy.idsPerCall === 0 ? [] : await listWatched(ports, next);
  return { ...next, progress: { ...passed, ids } };
}

/** What was not told while the rest was is kept with the state for people to see. */
function withRefusal(state: PollState, { partialErrors }: SocialReading, at: number): PollState {
  const [first] = partialErrors.filter(({ kind }) => kind !== 'not-found');
  if (first === undefined) return state;
  return { ...state, lastRefusal: { at, kind: first.kind, detail: first.detail } };
}

function readable(reading: SocialReading): SocialReading {
  const contents = reading.contents.filter(({ contentId, repost }) => {
    return contentId.length <= idLengthMax && repost !== true;
  });
  return { ...reading, contents };
}
