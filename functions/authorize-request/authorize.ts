import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { ApiKey } from '../../core/programs/program.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { AuthorizerContext } from '../shared/http/caller.ts';

export type AuthorizePorts = {
  readonly findApiKey: (merchantId: string, tokenHash: string) => Promise<ApiKey | undefined>;
  readonly readOperatorKey: () => Promise<string>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
  /** Compares in a time that does not tell how much of two texts is equal. */
  readonly isSameText: (a: string, b: string) => boolean;
};

/** Who a request's `Authorization` header belongs to; undefined is nobody. */
export type Authorize = (authorization: string) => Promise<AuthorizerContext | undefined>;

const apiKeyPattern = /^trb_([a-z0-9][a-z0-9-]{0,63})_[\w-]{20,128}$/;

/**
 * Recognises `Bearer trb_<merchant>_<secret>`, found by the hash of its text, which is all that is
 * stored of a key; and the operator's key, which is in a secret.
 */
export function makeAuthorize(ports: AuthorizePorts): Authorize {
  return async (authorization) => {
    const [, token] = /^Bearer +(\S{1,256})$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;

    const [, merchantId] = apiKeyPattern.exec(token) ?? [];
    if (merchantId === undefined) return authorizeOperator(ports, token);

    const apiKey = await ports.findApiKey(merchantId, ports.sha256(token));
    if (apiKey === undefined || hasExpired(apiKey, ports.now())) return undefined;
    return toContext(apiKey);
  };
}

async function authorizeOperator(
  ports: AuthorizePorts,
  token: string,
): Promise<AuthorizerContext | undefined> {
  const isOperator = ports.isSameText(token, await ports.readOperatorKey());
  return isOperator ? { operator: 'true' } : undefined;
}

function hasExpired({ expiresAt }: ApiKey, now: Instant): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

function toContext({ merchantId, keyId, scopes, creatorId }: ApiKey): AuthorizerContext {
  return {
    merchantId,
    keyId,
    scopes: scopes.join(','),
    ...(creatorId === undefined ? {} : { creatorId }),
  };
}
