import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** An order that carries another network's click id or code is paid there, unless the policy says otherwise. */
export const yieldToNetwork: PrecedenceStep = {
  rule: 'network',
  findLosers: ({ contenders, conversion, policy }) => {
    const networks = conversion.claimedByNetworks ?? [];
    const yields = policy.networks !== 'ignore' && networks.length > 0;
    return yields ? loseAs('paid-by-network', contenders) : [];
  },
};
