import { directChannel } from '../channel-touch.ts';
import type { Model, Step } from './model.ts';

/** Everything to the last step that is not a direct visit; to the last one if all are. */
export const lastNonDirect: Model = (steps) => {
  const last = steps.findLastIndex((step) => !isDirect(step));
  const winner = last === -1 ? steps.length - 1 : last;
  return steps.map((_, index) => (index === winner ? 1n : 0n));
};

function isDirect({ owners }: Step): boolean {
  return owners.every((owner) => 'channel' in owner && owner.channel === directChannel);
}
