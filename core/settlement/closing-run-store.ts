import type { Page, PageRequest } from '../requests/page.ts';
import type { ClosingOutcome, ClosingRun } from './closing-run.ts';

export interface ClosingRunStore {
  find(merchantId: string, runId: string): Promise<ClosingRun | undefined>;
  /**
   * Writes a run as a walk begins (a higher `attempt` than any before) or ends (`planned`, of the last
   * attempt). `stale`: the walk is over, or somebody else's is ahead.
   */
  save(run: ClosingRun): Promise<'saved' | 'stale'>;
  /** The newest first. */
  list(merchantId: string, page: PageRequest): Promise<Page<ClosingRun>>;
  /** The newest outcome of a chunk replaces the older ones. */
  saveOutcome(outcome: ClosingOutcome): Promise<void>;
  /** By chunk. */
  listOutcomes(merchantId: string, runId: string): Promise<ClosingOutcome[]>;
}
