import middy from '@middy/core';
import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerWithContextResult,
} from 'aws-lambda';
import type { AuthorizerContext } from '../shared/http/caller.ts';
import type { Authorize } from './authorize.ts';

type Verdict = APIGatewaySimpleAuthorizerWithContextResult<AuthorizerContext | object>;

/** The HTTP API's authorizer (simple response): who may enter, and as whom. */
export function makeEndpoint(authorize: Authorize) {
  return middy<APIGatewayRequestAuthorizerEventV2, Verdict>(
    async (event: APIGatewayRequestAuthorizerEventV2) => {
      const context = await authorize(event.headers?.authorization ?? '');
      return { isAuthorized: context !== undefined, context: context ?? {} };
    },
  );
}
