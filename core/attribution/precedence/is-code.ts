import type { JudgedTouch } from '../attribution.ts';

/** Whether a touch is a code used on the order; every other one came before it. */
export function isCode({ candidate }: Pick<JudgedTouch, 'candidate'>): boolean {
  return candidate.touch.kind === 'code';
}
