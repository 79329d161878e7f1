import type { ApiKey } from '../../core/programs/program.ts';
import type { AuthorizerContext } from '../shared/http/caller.ts';
import { findLiveKey, isApiKey, type LiveKeyPorts } from '../shared/http/find-live-key.ts';

export type AuthorizePorts = LiveKeyPorts & {
  readonly readOperatorKey: () => Promise<string>;
  /** Compares in a time that does not tell how much of two texts is equal. */
  readonly isSameText: (a: string, b: string) => boolean;
};

/** Who a request's `Authorization` header belongs to; undefined is nobody. */
export type Authorize = (authorization: string) => Promise<AuthorizerContext | undefined>;

/**
 * Recognises `Bearer trb_<merchant>_<secret>` (`trbp_…` if it is publishable), found by the hash of its
 * text, which is all that is stored of a key; and the operator's key, which is in a secret.
 */
export function makeAuthorize(ports: AuthorizePorts): Authorize {
  return async (authorization) => {
    const [, token] = /^Bearer +(\S{1,256})$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;

    if (!isApiKey(token)) return authorizeOperator(ports, token);

    const apiKey = await findLiveKey(ports, token);
    return apiKey && toContext(apiKey);
  };
}

async function authorizeOperator(
  ports: AuthorizePorts,
  token: string,
): Promise<AuthorizerContext | undefined> {
  const isOperator = ports.isSameText(token, await ports.readOperatorKey());
  return isOperator ? { operator: 'true' } : undefined;
}

function toContext(apiKey: ApiKey): AuthorizerContext {
  const { merchantId, keyId, scopes, creatorId, publishable } = apiKey;
  return {
    merchantId,
    keyId,
    scopes: scopes.join(','),
    ...(creatorId === undefined ? {} : { creatorId }),
    ...(publishable === undefined
      ? {}
      : {
          allowedOrigins: publishable.allowedOrigins.join(','),
          requestsPerMinute: publishable.requestsPerMinute.toString(),
        }),
  };
}
