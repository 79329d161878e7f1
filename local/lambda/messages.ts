/** One invocation, as the host sends it to a function's process. */
export type InvokeMessage = {
  readonly requestId: string;
  /** The event as JSON text: what JSON cannot carry gets lost here as it does on Lambda. */
  readonly event: string;
  readonly timeoutMs: number;
  readonly clockOffsetMs: number;
  readonly functionArn: string;
};

/** What a function's process tells the host. */
export type ProcessMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly requestId: string; readonly value: string }
  | {
      readonly kind: 'error';
      /** Undefined if the process failed outside an invocation, such as while loading. */
      readonly requestId?: string;
      readonly errorType: string;
      readonly errorMessage: string;
    };
