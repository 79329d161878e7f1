/**
 * A restatement needs a rate that is not recorded yet. Whoever asked for it asks again, and somebody has to record the rates:
 * the message says which.
 */
export class AwaitedRateError extends Error {
  override readonly name = 'AwaitedRateError';
  readonly merchantId: string;

  constructor(merchantId: string, message: string) {
    super(message);
    this.merchantId = merchantId;
  }
}
