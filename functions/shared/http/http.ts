import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A request as the HTTP API hands it over (payload 2.0). */
export type HttpEvent = APIGatewayProxyEventV2;

export type HttpResponse = APIGatewayProxyStructuredResultV2;

/** Answers with a JSON document. Amounts and instants are texts by now: a bigint here is a mistake. */
export function json(status: number, document: unknown): HttpResponse {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  };
}
