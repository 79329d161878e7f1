import type { Attribution, JudgedTouch } from './attribution.ts';
import { isLeakedCode } from './precedence/is-leaked-code.ts';

/** The leaked codes that earn because nothing else led to the order: who they are paid to is to be looked at. */
export function findLeakedCodes({ judged }: Pick<Attribution, 'judged'>): JudgedTouch[] {
  return judged.filter((touch) => touch.verdict === 'eligible' && isLeakedCode(touch));
}
