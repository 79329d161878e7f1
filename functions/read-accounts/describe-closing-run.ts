import type { ClosingOutcome, ClosingRun } from '../../core/settlement/closing-run.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** A run of closings in lists: when it was, and what it found. `due` is `null` while it still looks. */
export function describeClosingRun({ runId, startedAt, attempt, planned }: ClosingRun) {
  return {
    runId,
    startedAt: formatInstant(startedAt),
    plannedAt: planned === undefined ? null : formatInstant(planned.at),
    walks: attempt,
    due: planned?.due ?? null,
    days: planned?.days ?? [],
  };
}

type CountedKind = 'closed' | 'expired' | 'waiting' | 'paused' | 'notDue';

/**
 * What became of what a run found. Closes are of all its walks, since each names its chunk and is
 * counted there only; everything else is of the last walk, which found again what was left of the others.
 */
export function describeProgress(
  { attempt, planned }: ClosingRun,
  outcomes: readonly ClosingOutcome[],
) {
  const latest = outcomes.filter(({ chunkId }) => chunkId.startsWith(`${attempt}-`));
  const sum = (of: readonly ClosingOutcome[], kind: CountedKind) =>
    of.reduce((total, { [kind]: count = 0 }) => total + count, 0);
  const held = latest.flatMap((outcome) => outcome.held);
  return {
    chunks: planned?.chunks ?? null,
    chunksDone: latest.filter(({ failed }) => failed.length === 0).length,
    closed: sum(outcomes, 'closed'),
    expired: sum(outcomes, 'expired'),
    waitingForRates: sum(latest, 'waiting'),
    paused: sum(latest, 'paused'),
    notDue: sum(latest, 'notDue'),
    held: { count: held.length, reasons: countReasons(held), items: held },
    failed: latest.flatMap((outcome) => outcome.failed),
  };
}

function countReasons(held: ClosingOutcome['held']): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const reason of held.flatMap(({ reasons }) => reasons)) {
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}
