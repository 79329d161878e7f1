import type { Verdict } from '../../attribution/verdict.ts';
import { msPerDay, msPerSecond } from '../../time/instant.ts';
import { describeDuration } from './describe-duration.ts';
import type { ExplainedTouch, ExplainedVisit } from './explanation.ts';
import { renderPrecedence } from './render-precedence.ts';
import { renderShare } from './render-share.ts';

/** Who reads the sentence: the creator whose touch it is, or people of the merchant. */
export type Audience = 'creator' | 'merchant';

/** The words for a touch and its creator, as the audience would say them. */
type Words = { readonly it: string; readonly creator: string; readonly was: string };

/**
 * Says in one sentence whether a touch earned, and why: `Not you, because your click was 34 days
 * old and the window is 30 days.`
 */
export function renderVerdict(touch: ExplainedTouch, audience: Audience): string {
  const words = chooseWords(touch, audience);
  const who = audience === 'creator' ? 'you' : touch.creatorName;
  if (touch.credit !== undefined) {
    return `${capitalize(who)}, with ${renderShare(touch.credit)} of the credit, because ${whyEarned(touch, words)}.`;
  }
  const reason =
    touch.rule === undefined
      ? reasons[touch.verdict](touch, words)
      : renderPrecedence(touch.rule, touch, words);
  return `Not ${who}, because ${reason}.`;
}

/** Says in one sentence what became of a visit through a channel that is no creator's. */
export function renderVisit(visit: ExplainedVisit): string {
  const it = `the visit through ${visit.channel}`;
  if (visit.credit !== undefined) {
    return `Nobody is paid for ${renderShare(visit.credit)} of the credit, because ${it} was ${describeAge(visit)} before the order.`;
  }
  const reason =
    visit.rule === 'channel'
      ? 'a creator led to the order after it'
      : visit.rule === undefined
        ? reasons[visit.verdict](visit, { it, creator: '', was: '' })
        : renderPrecedence(visit.rule, visit, { it });
  return `Not ${visit.channel}, because ${reason}.`;
}

function whyEarned(touch: ExplainedTouch, { it }: Words): string {
  if (touch.kind === 'code') {
    const doubt = touch.leakedFrom === undefined ? '' : ', although it is known from coupon sites';
    return `the shop applied ${it}${doubt}`;
  }
  return `${it} was ${describeAge(touch)} old, within the window of ${describeWindow(touch)}`;
}

/** What a reason is made of: a creator's touch or a visit. */
type Judged = Pick<ExplainedTouch, 'ageMs' | 'windowDays' | 'filtered'>;

const reasons: Readonly<Record<Verdict, (touch: Judged, words: Words) => string>> = {
  eligible: (_, { it }) => `${it} counted, but the model gave the credit to another touch`,
  duplicate: (_, { it }) => `${it} was recorded twice and counts once`,
  bot: ({ filtered }, { it }) => `${it} ${whyFiltered(filtered)}`,
  'consent-withdrawn': () => 'the visitor withdrew the consent to be tracked',
  'after-conversion': (touch, { it }) =>
    `${it} came ${describeDuration(-touch.ageMs)} after the order`,
  'outside-window': (touch, { it }) =>
    `${it} was ${describeAge(touch)} old and the window is ${describeWindow(touch)}`,
  'not-enrolled-at-touch': (_, { it, creator, was }) =>
    `${creator} ${was} not enrolled in the program at the time of ${it}`,
  'link-inactive': (_, { it }) => `the link was not active at the time of ${it}`,
  'code-expired': (_, { it }) => `${it} was not valid at the time of the order`,
  'code-not-applied': (_, { it }) => `the shop did not apply ${it} to the order`,
  'region-excluded': () => 'orders from this region do not earn',
  'self-referral': (_, { creator }) => `the buyer is ${creator}, and own orders do not earn`,
  'fraud-confirmed': (_, { it }) => `${it} was found to be fraudulent`,
  'non-creator-channel': () => 'this channel is not counted in this program',
  'paid-by-network': () => 'another network pays for this order',
  'superseded-by-code': (_, { it }) =>
    `a code on the order takes precedence over ${it} in this program`,
  'lower-precedence': (_, { it }) =>
    `another touch of the order takes precedence over ${it} in this program`,
  'budget-exhausted': () => 'the budget of the program was spent',
};

function whyFiltered(filtered: string | undefined): string {
  if (filtered === 'repeated') return 'only repeated one that was recorded shortly before';
  if (filtered === 'data-centre') return 'came from the network of a data centre';
  return 'came from a bot or a link preview';
}

function chooseWords(touch: ExplainedTouch, audience: Audience): Words {
  const owner = audience === 'creator' ? 'your' : 'the';
  const it = `${owner} ${nameTouch(touch)}`;
  return audience === 'creator'
    ? { it, creator: 'you', was: 'were' }
    : { it, creator: 'the creator', was: 'was' };
}

function nameTouch({ kind, code }: ExplainedTouch): string {
  if (kind === 'agent') return 'visit by an agent';
  return kind === 'code' && code !== undefined ? `code ${code}` : kind;
}

/**
 * Days alone could read "30 days old and the window is 30 days"; then the hours are named too, and
 * less than a second over the window as "more than 30 days".
 */
function describeAge({ ageMs, windowDays }: Judged): string {
  const overMs = ageMs - windowDays * msPerDay;
  if (overMs < 0 || overMs >= msPerDay) return describeDuration(ageMs);
  const isFraction = overMs > 0 && overMs < msPerSecond;
  return isFraction ? `more than ${describeDuration(ageMs)}` : describeDuration(ageMs, 2);
}

function describeWindow({ windowDays }: Judged): string {
  return windowDays === 1 ? '1 day' : `${windowDays} days`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
