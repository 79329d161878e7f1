import { ApiUnavailableError } from '../../adapters/http/api-error.ts';
import { askSocial, type SocialOutcome } from '../../adapters/social/ask-social.ts';
import type { PlatformAccess } from '../../adapters/social/platform-calls.ts';
import { socialPolicies } from '../../adapters/social/social-policies.ts';
import {
  isSpending,
  itemsMaxOf,
  listClaims,
  type PollAnswer,
  type PollCall,
  priceOf,
  type QuotaClaim,
} from '../../core/social/polling/index.ts';
import type { SocialReading } from '../../core/social/social-reading.ts';
import type { SocialRefusal } from '../../core/social/social-refusal.ts';
import type { Instant } from '../../core/time/instant.ts';
import { openAccess } from '../shared/social/open-access.ts';
import type { PollContext } from './poll-account.ts';
import type { PollPorts } from './poll-ports.ts';

/** What became of a call. */
export type CallOutcome =
  | { readonly kind: 'answered'; readonly answer: PollAnswer }
  | { readonly kind: 'refused'; readonly refusal: SocialRefusal }
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** What may be asked is used up until then: nothing was asked. */
  | { readonly kind: 'spent'; readonly until: Instant; readonly detail: string }
  | { readonly kind: 'busy'; readonly until: Instant }
  | { readonly kind: 'lost'; readonly detail: string };

const nothing: SocialReading = { contents: [], metrics: [], profiles: [], partialErrors: [] };

/** Makes one call: its units are taken first, and a token that is refused is renewed once. */
export async function makeCall(
  ports: PollPorts,
  context: PollContext,
  call: PollCall,
): Promise<CallOutcome> {
  const first = await tryCall(ports, context, call, false);
  const isRefused = first.kind === 'refused' && first.refusal.kind === 'token-invalid';
  if (!isRefused || context.account.proof !== 'oauth') return first;
  const again = await tryCall(ports, context, call, true);
  if (again.kind === 'refused' && again.refusal.kind === 'token-invalid') {
    return { kind: 'lost', detail: again.refusal.detail };
  }
  return again;
}

async function tryCall(
  ports: PollPorts,
  context: PollContext,
  call: PollCall,
  isRefused: boolean,
): Promise<CallOutcome> {
  const access = await openAccess(ports, context.account, context.app, isRefused);
  if (access.kind === 'wait') return { kind: 'busy', until: access.until };
  if (access.kind === 'lost') return access;
  if (access.kind === 'unavailable') return { kind: 'unreachable', detail: access.detail };
  const claims = await claim(ports, context, call);
  if ('until' in claims) return claims;
  return ask(ports, context, call, { access: access.access, claims: claims.claims });
}

async function claim(
  { quota, now }: PollPorts,
  { account, app }: PollContext,
  call: PollCall,
): Promise<
  { readonly claims: readonly QuotaClaim[] } | (CallOutcome & { readonly kind: 'spent' })
> {
  const policy = socialPolicies[account.platform];
  const itemsMax = itemsMaxOf(call, policy);
  const { monthlyBudgetMicros: budgetMicros = 0n } = app ?? {};
  const wanted = listClaims(policy, { ...account, step: call.step, itemsMax, budgetMicros }, now());
  const taken: QuotaClaim[] = [];
  for (const each of wanted) {
    if ((await quota.claim(each)) === 'granted') {
      taken.push(each);
      continue;
    }
    for (const other of taken) await quota.giveBack(other);
    return { kind: 'spent', until: each.endsAt, detail: `${each.key} is used up.` };
  }
  return { claims: taken };
}

async function ask(
  ports: PollPorts,
  { account, app }: PollContext,
  call: PollCall,
  { access, claims }: { readonly access: PlatformAccess; readonly claims: readonly QuotaClaim[] },
): Promise<CallOutcome> {
  const address = app?.address === undefined ? {} : { address: app.address };
  try {
    const outcome = await askSocial({ ...account, ...address }, call, access, ports.policy);
    await giveBackUnread(ports, account.platform, call, claims, outcome);
    return judge(call, outcome);
  } catch (error) {
    // It may have been done: what was taken stays taken.
    if (error instanceof ApiUnavailableError) return { kind: 'unreachable', detail: error.message };
    throw error;
  }
}

/** Money is taken for the most that a call can answer; only what was answered is charged. */
async function giveBackUnread(
  { quota }: PollPorts,
  platform: PollContext['account']['platform'],
  { step }: PollCall,
  claims: readonly QuotaClaim[],
  outcome: SocialOutcome,
): Promise<void> {
  const spent = claims.find(isSpending);
  if (spent === undefined) return;
  const read = outcome.ok && outcome.answer.kind === 'read' ? outcome.answer.reading : nothing;
  const items = step === 'profile' ? read.profiles.length : read.contents.length;
  const units = spent.units - priceOf(socialPolicies[platform], step, items);
  if (units > 0) await quota.giveBack({ ...spent, units });
}

/** What a poll does without, rather than stop: no figures are better than no posts. */
const excusable: ReadonlySet<SocialRefusal['kind']> = new Set([
  ...(['too-few-viewers', 'scope-missing', 'permission-missing'] as const),
  ...(['malformed', 'wrong-kind', 'unsupported', 'invalid-request'] as const),
]);

/**
 * That there is nothing is an answer: a channel without uploads has no list (YouTube), and posts that are all gone are not found. Nor does
 * a poll end because figures are not told.
 */
function judge(call: PollCall, outcome: SocialOutcome): CallOutcome {
  if (outcome.ok) return { kind: 'answered', answer: outcome.answer };
  const { refusal } = outcome;
  const isNone = refusal.kind === 'not-found' && call.step !== 'profile';
  const isExcused = call.step !== 'list' && excusable.has(refusal.kind);
  if (!isNone && !isExcused) return { kind: 'refused', refusal };
  const excuses =
    call.step === 'metrics' ? call.ids.map((id) => ({ ...refusal, resourceId: id })) : [refusal];
  const partialErrors = isNone ? [] : excuses;
  return { kind: 'answered', answer: { kind: 'read', reading: { ...nothing, partialErrors } } };
}
