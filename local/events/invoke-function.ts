import type { FunctionHost, InvokeResult } from '../plan.ts';

/**
 * Invokes a function, waiting for a free process; a host that throws counts as a failed invocation,
 * because whoever polls must go on polling.
 */
export async function invokeFunction(
  host: FunctionHost,
  functionId: string,
  event: unknown,
): Promise<InvokeResult> {
  try {
    return await host.invoke(functionId, event, { waitForCapacity: true });
  } catch (error) {
    const { name, message } = error as Error;
    return { ok: false, errorType: name, errorMessage: message };
  }
}
