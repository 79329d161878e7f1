import type { SigningKeys } from '../../core/tracking/click-token.ts';

/**
 * Reads secrets, remembering each for five minutes: a rotation is seen within that time, or at once by
 * a reader who asks for a younger copy.
 */
export interface Secrets {
  /** The text of a secret, by ARN or name. */
  read(secretId: string): Promise<string>;
  /** The keys that sign click tokens, or the master peppers: `{"current":"k1","k1":"…"}`. */
  readKeys(secretId: string): Promise<SigningKeys>;
  /**
   * The webhook secrets of a connection, the current one first: `{"webhook":["…","…"]}`.
   *
   * @param maxAgeMs - read again if the remembered copy is older; five minutes if absent.
   */
  readWebhookSecrets(secretId: string, maxAgeMs?: number): Promise<readonly string[]>;
  /** As `readWebhookSecrets`, of a connection that may have none. */
  listWebhookSecrets(secretId: string, maxAgeMs?: number): Promise<readonly string[]>;
  /** What opens the API of a connection's shop, beside its webhook secrets: `{"api":{…}}`. Its reader knows its fields. */
  readApiAccess(secretId: string): Promise<unknown>;
  /**
   * What the connection's back end proves its customers' ids with, the current one first: `{"identify":["…"]}`
   * beside the others; none if it has none.
   */
  readIdentifySecrets(secretId: string): Promise<readonly string[]>;
}

/** A secret exists but does not hold what its reader needs. Its content is never in the message. */
export class MalformedSecretError extends Error {
  constructor(secretId: string, expected: string) {
    super(`The secret ${secretId} is not ${expected}.`);
    this.name = 'MalformedSecretError';
  }
}

const lifeMs = 5 * 60_000;

/**
 * Remembers what is read of secrets.
 *
 * @param fetchSecret - reads the text of a secret, by ARN or name; `undefined` for one that has none.
 */
export function rememberedSecrets(
  fetchSecret: (secretId: string) => Promise<string | undefined>,
  now: () => number = Date.now,
): Secrets {
  const remembered = new Map<string, { text: Promise<string>; readAt: number }>();

  async function fetchText(secretId: string): Promise<string> {
    const text = await fetchSecret(secretId);
    if (text === undefined) throw new MalformedSecretError(secretId, 'a text');
    return text;
  }

  function read(secretId: string, maxAgeMs = lifeMs): Promise<string> {
    const known = remembered.get(secretId);
    if (known && now() - known.readAt < maxAgeMs) return known.text;

    const text = fetchText(secretId);
    remembered.set(secretId, { text, readAt: now() });
    // A failure is not remembered: the next caller tries again.
    text.catch(() => remembered.delete(secretId));
    return text;
  }

  return {
    read: (secretId) => read(secretId),
    async readKeys(secretId) {
      const { current, ...keys } = readObject(secretId, await read(secretId));
      if (typeof current !== 'string' || typeof keys[current] !== 'string') {
        throw new MalformedSecretError(secretId, 'a set of keys with a current one');
      }
      return { current, keys: keys as Record<string, string> };
    },
    readWebhookSecrets: async (secretId, maxAgeMs) =>
      requireWebhookSecrets(secretId, await read(secretId, maxAgeMs)),
    listWebhookSecrets: async (secretId, maxAgeMs) =>
      readWebhookSecrets(secretId, await read(secretId, maxAgeMs)),
    readApiAccess: async (secretId) => requireApiAccess(secretId, await read(secretId)),
    async readIdentifySecrets(secretId) {
      const { identify } = readObject(secretId, await read(secretId));
      return Array.isArray(identify) ? identify.filter(isNonEmptyText) : [];
    },
  };
}

function requireWebhookSecrets(secretId: string, text: string): readonly string[] {
  const secrets = readWebhookSecrets(secretId, text);
  if (secrets.length > 0) return secrets;
  throw new MalformedSecretError(secretId, 'a list of webhook secrets');
}

function readWebhookSecrets(secretId: string, text: string): readonly string[] {
  const { webhook } = readObject(secretId, text);
  return Array.isArray(webhook) ? webhook.filter(isNonEmptyText) : [];
}

function requireApiAccess(secretId: string, text: string): object {
  const { api } = readObject(secretId, text);
  if (typeof api === 'object' && api !== null) return api;
  throw new MalformedSecretError(secretId, 'one with access to an API');
}

function readObject(secretId: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // The parser's message would quote the secret; ours does not.
  }
  throw new MalformedSecretError(secretId, 'a JSON object');
}

function isNonEmptyText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
