import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** `GET /healthz`: the front and the functions answer. It depends on nothing, so it blames nothing. */
export const handler = async (): Promise<APIGatewayProxyStructuredResultV2> => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify({ status: 'ok' }),
});
