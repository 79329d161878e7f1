/** A service refused a call, or failed; its message is in the error, what it was asked is not. */
export class AwsCallError extends Error {
  readonly status: number;
  /** As the service names it, such as `ResourceNotFoundException`. */
  readonly code: string;

  private constructor(operation: string, status: number, code: string, message: string) {
    super(`${operation} was answered ${status} ${code}: ${message}`);
    this.name = 'AwsCallError';
    this.status = status;
    this.code = code;
  }

  /**
   * Reads a service's answer: `{"__type":"namespace#Code","message":"…"}`, or S3's
   * `<Error><Code>…</Code><Message>…</Message>…`, or whatever stands in between.
   */
  static of(operation: string, status: number, text: string): AwsCallError {
    const { __type: type = 'Unknown', message, Message } = readDocument(text);
    return new AwsCallError(
      operation,
      status,
      String(type).split('#').at(-1) ?? 'Unknown',
      String(message ?? Message ?? 'no reason given'),
    );
  }

  /** Whether the same call may well succeed in a moment. */
  get mayPass(): boolean {
    return this.status >= 500 || this.status === 429 || passing.test(this.code);
  }
}

const passing = /Throttl|ProvisionedThroughputExceeded|RequestLimitExceeded|SlowDown|Unavailable/;

type Document = {
  readonly __type?: unknown;
  readonly message?: unknown;
  readonly Message?: unknown;
};

function readDocument(text: string): Document {
  try {
    return (JSON.parse(text) ?? {}) as Document;
  } catch {
    const elementOf = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
    return { __type: elementOf('Code'), message: elementOf('Message') };
  }
}
