/**
 * A body is well-formed JSON but cannot become a fact. It is thrown where the content is read and
 * caught where the delivery is parsed, which turns it into a rejected fact.
 */
export class UnusableContentError extends Error {
  readonly reason: string;

  constructor(reason: string, detail: string) {
    super(detail);
    this.name = 'UnusableContentError';
    this.reason = reason;
  }
}
