import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { ApiKey } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';

export type LiveKeyPorts = {
  readonly findApiKey: (merchantId: string, tokenHash: string) => Promise<ApiKey | undefined>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

const apiKeyPattern = /^trbp?_([a-z0-9][a-z0-9-]{0,63})_[\w-]{20,128}$/;

/** Whether a text is written as our API keys are, secret or publishable. */
export function isApiKey(text: string): boolean {
  return apiKeyPattern.test(text);
}

/** The API key of this text; `undefined` if there is none, or its time is over. */
export async function findLiveKey(ports: LiveKeyPorts, text: string): Promise<ApiKey | undefined> {
  const [, merchantId] = apiKeyPattern.exec(text) ?? [];
  if (merchantId === undefined) return undefined;
  const apiKey = await ports.findApiKey(merchantId, ports.sha256(text));
  const isOver = apiKey?.expiresAt !== undefined && apiKey.expiresAt <= ports.now();
  return isOver ? undefined : apiKey;
}
