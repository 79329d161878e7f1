import type { KeyCaller } from './caller.ts';

/** Who a fact that a person makes is by. Until people sign in, a key stands for whoever holds it. */
export function authorOf({ keyId }: Pick<KeyCaller, 'keyId'>): string {
  return `key:${keyId}`;
}
