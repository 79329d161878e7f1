import type { PublishableRights, Scope } from '../../../core/programs/program.ts';
import type { HttpEvent } from './http.ts';
import { ProblemError } from './problem-error.ts';

/** Who calls, as the authorizer found out: a merchant's API key, or whoever runs the deployment. */
export type KeyCaller = {
  readonly kind: 'key';
  readonly merchantId: string;
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  /** The creator to whom the key belongs; such a key reaches that creator only. */
  readonly creatorId?: string;
  /** Of a publishable key, and of no other. */
  readonly publishable?: PublishableRights;
};

export type Caller = KeyCaller | { readonly kind: 'operator' };

/** The authorizer's context; every value is a text. */
export type AuthorizerContext =
  | { readonly operator: 'true' }
  | {
      readonly merchantId: string;
      readonly keyId: string;
      readonly scopes: string;
      readonly creatorId?: string;
      /** Of a publishable key, separated by commas. */
      readonly allowedOrigins?: string;
      readonly requestsPerMinute?: string;
    };

/**
 * Who calls. The merchant comes from the authorizer, never from the body.
 *
 * @throws ProblemError 401 if no authorizer ran, which only a mistake in the stack can bring about.
 */
export function readCaller(event: HttpEvent): Caller {
  const { authorizer } = event.requestContext as { authorizer?: { lambda?: AuthorizerContext } };
  const context = authorizer?.lambda;
  if (context && 'operator' in context && context.operator === 'true') return { kind: 'operator' };
  if (!context || !('merchantId' in context) || !context.merchantId) {
    throw new ProblemError({ status: 401, title: 'The request carries no valid API key.' });
  }
  const { merchantId, keyId, scopes, creatorId, allowedOrigins, requestsPerMinute } = context;
  return {
    kind: 'key',
    merchantId,
    keyId,
    scopes: scopes.split(',').filter((scope) => scope !== '') as Scope[],
    ...(creatorId ? { creatorId } : {}),
    ...(allowedOrigins && requestsPerMinute
      ? {
          publishable: {
            allowedOrigins: allowedOrigins.split(','),
            requestsPerMinute: Number(requestsPerMinute),
          },
        }
      : {}),
  };
}

/**
 * Lets a caller with any of these scopes pass.
 *
 * @throws ProblemError 403 otherwise.
 */
export function requireScope(caller: Caller, ...anyOf: readonly (Scope | 'operator')[]): void {
  const held: readonly string[] = caller.kind === 'operator' ? ['operator'] : caller.scopes;
  if (anyOf.some((scope) => held.includes(scope))) return;
  throw new ProblemError({
    status: 403,
    type: '/problems/missing-scope',
    title: `This needs an API key with the scope ${anyOf.join(' or ')}.`,
  });
}

/**
 * The caller as a merchant's key.
 *
 * @throws ProblemError 403 for the operator, who reaches no merchant's data.
 */
export function requireKey(caller: Caller): KeyCaller {
  if (caller.kind === 'key') return caller;
  throw new ProblemError({
    status: 403,
    type: '/problems/missing-scope',
    title: 'This needs an API key of a merchant.',
  });
}
