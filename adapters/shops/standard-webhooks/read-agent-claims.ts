import { findNetworkOfProvider } from '../../../core/attribution/affiliate-networks.ts';
import type { AffiliateAttributionFields } from './affiliate-attribution-schema.ts';

export type AgentClaims = {
  /** Tokens that may be ours; who is named without one earns nothing. */
  readonly tokens: string[];
  /** Other networks that an agent claims the order for. */
  readonly networks: string[];
};

/** Sorts what agents handed over at checkout into tokens and the networks that pay for the order themselves. */
export function readAgentClaims(claims: readonly AffiliateAttributionFields[]): AgentClaims {
  const tokens: string[] = [];
  const networks: string[] = [];
  for (const { provider, token } of claims) {
    const network = findNetworkOfProvider(provider);
    if (network !== undefined) networks.push(network);
    else if (token !== undefined) tokens.push(token);
  }
  return { tokens, networks };
}
