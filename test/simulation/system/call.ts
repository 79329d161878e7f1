/** How a call can fail depends on what it is. `pause` is a wait between two tries, and never fails. */
export type CallKind = 'read' | 'write' | 'transaction' | 'queue' | 'bucket' | 'rail' | 'pause';

/** A run of a function, from its event to its answer or its death. */
export type Invocation = {
  readonly number: number;
  readonly functionName: string;
  /** By how much the clock of its instance is wrong, in milliseconds. */
  readonly skewMs: number;
  readonly startedAt: number;
  isDead: boolean;
  /** Nothing it asks for is answered any more, until it gives up. */
  isCutOff: boolean;
  /** Told when it has answered, failed or died. */
  readonly onEnd: (end: InvocationEnd) => void;
};

export type InvocationEnd =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'died' };

/** A call that a function has made and that nothing has answered yet. */
export type Call = {
  readonly invocation: Invocation;
  readonly kind: CallKind;
  /** What it does, without the function: `Put STATE`. */
  readonly what: string;
  /** Takes effect, and answers as the service does. */
  readonly execute: () => unknown;
  /** Takes effect in part, if that is possible. */
  readonly executePartly?: () => unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/** Where in the code a call is made, near enough: the function, and what the call does. */
export const siteOf = ({ invocation, what }: Call): string => `${invocation.functionName} ${what}`;
