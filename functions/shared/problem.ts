import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type Problem = {
  readonly status: number;
  readonly title: string;
  /** A stable name for programs to branch on; `about:blank` says no more than the status does. */
  readonly type?: string;
  readonly issues?: readonly unknown[];
};

/** Answers a request with a problem document (RFC 9457). */
export function problem(content: Problem): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: content.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', ...content }),
  };
}
