import { backOff, type PollCall, type PollState } from '../../core/social/polling/index.ts';
import type { SocialRefusal } from '../../core/social/social-refusal.ts';
import { msPerMinute } from '../../core/time/instant.ts';
import { endAccount } from '../shared/social/end-account.ts';
import type { CallOutcome } from './make-call.ts';
import type { PollContext, PollOutcome } from './poll-account.ts';
import type { PollPorts } from './poll-ports.ts';
import { saveState } from './save-state.ts';

type NotAnswered = Exclude<CallOutcome, { readonly kind: 'answered' }>;

/** Accounts that wait for the same moment do not come all at once. */
const spreadMs = 10 * msPerMinute;

/** Lets an account rest that could not be asked, for as long as that asks for; what was polled so far stays. */
export async function waitForLater(
  ports: PollPorts,
  { account }: PollContext,
  state: PollState,
  call: PollCall,
  outcome: NotAnswered,
): Promise<PollOutcome> {
  if (outcome.kind === 'lost') {
    await endAccount(ports, account, { status: 'revoked', reason: outcome.detail });
    ports.reportRevoked(account, outcome.detail);
    return 'revoked';
  }
  const { workerId: _, ...resting } = withoutDeadCursor(state, call, outcome);
  const saved = await saveState(ports, state, { ...resting, ...pauseOf(ports, state, outcome) });
  return saved === 'stale' ? 'taken-over' : 'waits';
}

function pauseOf(
  { now, chance }: PollPorts,
  state: PollState,
  outcome: Exclude<NotAnswered, { readonly kind: 'lost' }>,
): Pick<PollState, 'nextAt' | 'failures' | 'lastRefusal'> | Pick<PollState, 'nextAt'> {
  const at = now();
  if (outcome.kind === 'busy') return { nextAt: outcome.until };
  if (outcome.kind === 'spent') {
    const nextAt = outcome.until + Math.floor(chance() * spreadMs);
    const lastRefusal = { at, kind: 'quota-spent', detail: outcome.detail } as const;
    return { nextAt, failures: 0, lastRefusal };
  }
  const failures = state.failures + 1;
  const refusal = outcome.kind === 'refused' ? outcome.refusal : undefined;
  const { kind, detail } = refusal ?? { kind: 'unreachable' as const, detail: detailOf(outcome) };
  const nextAt = backOff(refusal, failures, chance(), at);
  return { nextAt, failures, lastRefusal: { at, kind, detail } };
}

const detailOf = (outcome: NotAnswered): string => ('detail' in outcome ? outcome.detail : '');

/** Cursors die after a while: the list is then begun again. What it has had is known by then and does not count twice. */
function withoutDeadCursor(state: PollState, call: PollCall, outcome: NotAnswered): PollState {
  const { progress } = state;
  const isDead =
    outcome.kind === 'refused' && isMisunderstood(outcome.refusal) && call.step === 'list';
  if (!isDead || call.cursor === undefined || progress === undefined) return state;
  return { ...state, progress: { ...progress, next: { step: 'list', pages: 0 }, seen: [] } };
}

const isMisunderstood = ({ kind }: SocialRefusal): boolean =>
  kind === 'invalid-request' || kind === 'refused';
