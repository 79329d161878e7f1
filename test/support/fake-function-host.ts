import type { FunctionHost, InvokeResult } from '../../local/plan.ts';

export type FakeFunction = (event: never) => unknown;

export type FakeFunctionHost = FunctionHost & {
  /** Every event that was given to a function, in order. */
  readonly calls: { readonly functionId: string; readonly event: unknown }[];
  /** The most invocations that ran at once. */
  readonly concurrencyMax: () => number;
};

/** Runs functions of this process as if they were deployed: what they throw is a failed invocation. */
export function fakeFunctionHost(functions: Record<string, FakeFunction>): FakeFunctionHost {
  const calls: { functionId: string; event: unknown }[] = [];
  let running = 0;
  let most = 0;

  return {
    calls,
    concurrencyMax: () => most,
    async invoke(functionId, event): Promise<InvokeResult> {
      // A copy, as the wire makes one: what a test keeps must not change under it.
      const copy = structuredClone(event);
      calls.push({ functionId, event: copy });
      running += 1;
      most = Math.max(most, running);
      try {
        return { ok: true, value: await functions[functionId]?.(copy as never) };
      } catch (error) {
        const { name, message } = error as Error;
        return { ok: false, errorType: name, errorMessage: message };
      } finally {
        running -= 1;
      }
    },
  };
}
