/** Whether an order is its buyer's first; `unknown` for an anonymous sale matches neither. */
export type CustomerStatus = 'new' | 'returning' | 'unknown';
