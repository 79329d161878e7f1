import type { WebhookDelivery } from './webhook-verifier.ts';

/** A header by its name in lower case, whatever its case was. */
export function readHeader({ headers }: WebhookDelivery, name: string): string | undefined {
  const [, value] = Object.entries(headers).find(([given]) => given.toLowerCase() === name) ?? [];
  return value;
}
