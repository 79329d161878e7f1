/**
 * The names that conversions which are no orders have in the place of a connection's: a deal's milestones
 * are `deals~<deal>.<milestone>`, other activities `activities~<id>`. No shop may take one of them.
 */
export const ownConversions = ['activities', 'deals'] as const;
export type OwnConversions = (typeof ownConversions)[number];

/** The connection id of facts that come from no connection. */
export function ownConnectionId(merchantId: string, name: OwnConversions): string {
  return `${merchantId}.${name}`;
}
