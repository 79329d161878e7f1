import { deriveKey } from '../derive-key.ts';

/**
 * The UUID under which Wise makes one transfer only: the first 128 bits of a SHA-256 over whose payout it is, in the form of
 * a name-based UUID (RFC 9562).
 */
export function customerTransactionId(merchantId: string, payoutId: string): string {
  const hex = deriveKey('', 'tributary-transfer', merchantId, payoutId).slice(1, 33);
  const version = `5${hex.slice(13, 16)}`;
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), version, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}
