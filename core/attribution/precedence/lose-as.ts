import type { JudgedTouch } from '../attribution.ts';
import type { Loser } from './precedence-step.ts';

/** Lets touches lose under one verdict. */
export function loseAs(verdict: Loser['verdict'], touches: readonly JudgedTouch[]): Loser[] {
  return touches.map((touch) => ({ touch, verdict }));
}
