import type { HookChange } from '../../../core/topics/index.ts';

const maxMessageLength = 300;

/** What a shop says of a hook that it does not want, in its own words, for whoever asked for it. */
export function refuseChange(message: unknown): HookChange {
  const said = typeof message === 'string' && message !== '' ? message : 'no reason';
  return { kind: 'refused', message: `The shop says: ${said}`.slice(0, maxMessageLength) };
}

/** Whether a shop did what it was asked for, by the status of its answer; `message` is what it says if it did not. */
export function judgeChange(status: number, message: unknown): HookChange {
  return status < 300 ? { kind: 'done' } : refuseChange(message);
}
