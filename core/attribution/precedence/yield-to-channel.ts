import type { JudgedTouch } from '../attribution.ts';
import { isCode } from './is-code.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Touches before the last visit through a channel that creators yield to lose to it. Codes never do. */
export const yieldToChannel: PrecedenceStep = {
  rule: 'channel',
  findLosers: ({ contenders, visits, policy: { channels = {} } }) => {
    const last = visits.findLast(({ touch }) => channels[touch.channel] === 'yield')?.touch;
    if (last === undefined) return [];
    const comesBefore = ({ candidate: { touch } }: JudgedTouch) =>
      touch.at < last.at || (touch.at === last.at && touch.touchId < last.touchId);
    return loseAs(
      'lower-precedence',
      contenders.filter((contender) => !isCode(contender) && comesBefore(contender)),
    );
  },
};
