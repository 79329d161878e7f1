import type { TaskResult } from './task-result.ts';

/**
 * Compares what two ways to the same result came to. One that did only a part has no result, and a
 * command answers one model where a pass answers several: its last.
 *
 * @throws Error if they differ by more than the ninth digit, for then their speed says nothing.
 */
export function assertSameCredits(a: TaskResult | undefined, b: TaskResult | undefined): void {
  const [credits, others] = [a?.at(-1), b?.at(-1)];
  if (credits === undefined || others === undefined) return;

  const byChannel = new Map(others.map((credit) => [credit.channel, credit]));
  for (const { channel, conversions, value } of credits) {
    const other = byChannel.get(channel);
    if (!isNear(conversions, other?.conversions) || !isNear(value, other?.value)) {
      throw new Error(`The credits of ${channel} differ.`);
    }
  }
}

function isNear(a: number, b = Number.NaN): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}
