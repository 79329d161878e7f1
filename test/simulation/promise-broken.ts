/** A promise of the system was seen to be broken; the history ends there. */
export class PromiseBroken extends Error {
  override readonly name = 'PromiseBroken';
  /** Such as `I7`; docs/reliability.md lists them. */
  readonly invariant: string;

  constructor(invariant: string, detail: string) {
    super(detail);
    this.invariant = invariant;
  }
}
