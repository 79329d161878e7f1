import type { Violation } from '../../core/ledger/checks/violation.ts';

/**
 * Checks what is read, and before anybody is alarmed, reads and checks it again: a query is not one moment, so it may
 * see one part of somebody's write before the other.
 */
export async function checkTwice<Read>(
  read: () => Promise<Read>,
  check: (read: Read) => Violation[],
): Promise<{ readonly read: Read; readonly violations: readonly Violation[] }> {
  const first = await read();
  const violations = check(first);
  if (violations.length === 0) return { read: first, violations };

  const second = await read();
  return { read: second, violations: check(second) };
}
