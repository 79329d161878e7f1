import { isLeakedCode } from './is-leaked-code.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** A leaked code loses to any touch that is not one. Alone it counts, and the conversion is held. */
export const passOverLeakedCodes: PrecedenceStep = {
  rule: 'leaked-code',
  findLosers: ({ contenders }) => {
    const leaked = contenders.filter(isLeakedCode);
    return leaked.length < contenders.length ? loseAs('lower-precedence', leaked) : [];
  },
};
