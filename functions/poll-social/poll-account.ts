import { socialPolicies } from '../../adapters/social/social-policies.ts';
import type {
  SocialAccount,
  SocialAccountKey,
  SocialApp,
} from '../../core/social/accounts/index.ts';
import {
  beginPoll,
  finishPoll,
  type PollCall,
  type PollState,
  planCall,
} from '../../core/social/polling/index.ts';
import { msPerMinute } from '../../core/time/instant.ts';
import { makeCall } from './make-call.ts';
import type { PollPorts } from './poll-ports.ts';
import { purgeAccount } from './purge-account.ts';
import { saveState } from './save-state.ts';
import { storeAnswer } from './store-answer.ts';
import { waitForLater } from './wait-for-later.ts';

export type PollOutcome =
  | 'nothing-to-do'
  | 'taken-over'
  | 'waits'
  | 'revoked'
  | 'goes-on'
  | 'done'
  | 'purged';

/** After so long whoever is at it must be gone: a function runs no longer than two minutes. */
const leaseMs = 3 * msPerMinute;
/** So many calls at once, so that no message takes longer than its function runs. */
const callsMax = 20;

/** What the calls of one message have in common. */
export type PollContext = {
  readonly account: SocialAccount;
  readonly app: SocialApp | undefined;
};

/**
 * Polls an account that is due, call by call. What a call answered is stored, then where the poll stands, then the next is made; who is
 * cut anywhere is gone on for from the call that was not written down, and what that stores again is the same.
 */
export function makePollAccount(ports: PollPorts) {
  return async (key: SocialAccountKey): Promise<PollOutcome> => {
    const state = await ports.polls.find(key);
    if (state === undefined || state.nextAt > ports.now()) return 'nothing-to-do';
    const leased = await saveState(ports, state, {
      ...state,
      ...{ workerId: ports.randomId(), nextAt: ports.now() + leaseMs },
    });
    if (leased === 'stale') return 'taken-over';
    if (leased.purge === true) return purgeAccount(ports, leased);
    const account = await ports.accounts.find(key);
    if (account?.status !== 'connected') return purgeAccount(ports, leased);
    const app = await ports.accounts.findApp(account.merchantId, account.platform);
    return poll(ports, { account, app }, leased);
  };
}

async function poll(
  ports: PollPorts,
  context: PollContext,
  leased: PollState,
): Promise<PollOutcome> {
  const policy = socialPolicies[context.account.platform];
  const { progress = beginPoll(leased, policy, ports.now()) } = leased;
  let state: PollState = { ...leased, progress };
  for (let calls = 0; calls < callsMax; calls += 1) {
    const call = planCall(state.progress ?? progress, state, policy);
    if (call === undefined) {
      const done = await saveState(ports, state, finishPoll(state, policy, ports.now()));
      return done === 'stale' ? 'taken-over' : 'done';
    }
    const passed = await passOne(ports, context, state, call);
    if (typeof passed === 'string') return passed;
    state = passed;
  }
  const { workerId: _, ...resting } = state;
  const left = await saveState(ports, state, { ...resting, nextAt: ports.now() });
  if (left === 'stale') return 'taken-over';
  await ports.goOn(context.account);
  return 'goes-on';
}

async function passOne(
  ports: PollPorts,
  context: PollContext,
  state: PollState,
  call: PollCall,
): Promise<PollState | PollOutcome> {
  const called = await makeCall(ports, context, call);
  if (called.kind !== 'answered') return waitForLater(ports, context, state, call, called);
  const progressed = await storeAnswer(ports, context, state, call, called.answer);
  const saved = await saveState(ports, state, {
    ...progressed,
    ...{ failures: 0, nextAt: ports.now() + leaseMs },
  });
  return saved === 'stale' ? 'taken-over' : saved;
}
