import type { ClosingOutcome, ClosingRun } from '../../core/settlement/closing-run.ts';
import type { ClosingRunStore } from '../../core/settlement/closing-run-store.ts';

/** Runs of closings that are remembered for the length of a test. */
export function inMemoryClosingRunStore(): ClosingRunStore {
  const runs = new Map<string, ClosingRun>();
  const outcomes = new Map<string, ClosingOutcome>();
  const nameOf = (...parts: string[]) => JSON.stringify(parts);

  return {
    async find(merchantId, runId) {
      return runs.get(nameOf(merchantId, runId));
    },
    async save(run) {
      const name = nameOf(run.merchantId, run.runId);
      const known = runs.get(name);
      if (known?.planned !== undefined) return 'stale';
      const follows =
        run.planned === undefined
          ? (known?.attempt ?? 0) < run.attempt
          : known?.attempt === run.attempt;
      if (follows) runs.set(name, run);
      return follows ? 'saved' : 'stale';
    },
    async list(merchantId, { limit, after }) {
      const found = [...runs.values()]
        .filter((run) => run.merchantId === merchantId)
        .filter(({ runId }) => after === undefined || runId < after)
        .toSorted((a, b) => (a.runId > b.runId ? -1 : 1));
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length > limit && last !== undefined ? { items, next: last.runId } : { items };
    },
    async saveOutcome(outcome) {
      const name = nameOf(outcome.merchantId, outcome.runId, outcome.chunkId);
      const known = outcomes.get(name);
      if (known === undefined || known.at <= outcome.at) outcomes.set(name, outcome);
    },
    async listOutcomes(merchantId, runId) {
      return [...outcomes.values()]
        .filter((outcome) => outcome.merchantId === merchantId && outcome.runId === runId)
        .toSorted((a, b) => (a.chunkId < b.chunkId ? -1 : 1));
    },
  };
}
