/** The process died: whatever was under way is not answered. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

export type Interruptions = {
  /** Wraps an object so that its methods are counted and interrupted. */
  wrap<Port extends object>(port: Port): Port;
  readonly calls: number;
};

/**
 * Dies at the call with this index (from 0) over all wrapped objects: before it has any effect, or
 * after it has taken effect and before the caller learns of it. Every later call dies as well.
 */
export function interruptCalls(index: number, when: 'before' | 'after'): Interruptions {
  let calls = 0;
  return {
    get calls() {
      return calls;
    },
    wrap: (port) =>
      new Proxy(port, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver);
          if (typeof method !== 'function') return method;
          return async (...args: unknown[]) => {
            const call = calls;
            calls += 1;
            if (call > index || (call === index && when === 'before')) throw new Interruption();
            const answer: unknown = await method.apply(target, args);
            if (call === index) throw new Interruption();
            return answer;
          };
        },
      }),
  };
}
