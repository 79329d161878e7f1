/** One resource of one stack; its properties are resolved when they are asked for. */
export type TemplateResource = {
  /** Unique over all stacks: the logical id, with the stack's name before it where two stacks share it. */
  readonly id: string;
  readonly logicalId: string;
  readonly type: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /**
   * A property without references, or undefined if it is absent.
   *
   * Only on demand, because much of a resource (roles, keys, log settings) refers to what does not
   * exist here and is not needed.
   *
   * @throws TemplateError if the value cannot be known here.
   */
  read(property: string): unknown;
};
