import type { JudgedTouch } from '../attribution.ts';

/** Whether a touch is a code that was leaked by the time it was used: its history says so, not its use. */
export function isLeakedCode({ candidate: { touch, code } }: JudgedTouch): boolean {
  return touch.kind === 'code' && code?.leakedFrom !== undefined && code.leakedFrom <= touch.at;
}
