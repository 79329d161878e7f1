import {
  type ClosingChunk,
  type ClosingOutcome,
  listKeysOfChunk,
  nameClosingCause,
} from '../../core/settlement/closing-run.ts';
import type { ClosingRunStore } from '../../core/settlement/closing-run-store.ts';
import type {
  ConversionKey,
  ConversionStore,
  StoredConversion,
} from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import type { makeCloseConversion } from './close-due-conversion.ts';

export type CloseChunkPorts = {
  readonly closeConversion: ReturnType<typeof makeCloseConversion>;
  readonly conversions: Pick<ConversionStore, 'load'>;
  readonly runs: Pick<ClosingRunStore, 'saveOutcome'>;
  readonly now: () => Instant;
};

/** Conversions that are worked on at once; what they want at one time is read together. */
const conversionsAtOnce = 10;

/**
 * Closes what is due of a chunk, and writes down what became of it, in one write for all.
 *
 * A close says itself which chunk asked for it, so a chunk that comes again counts it again and
 * nobody else's: the outcome is the same, however often and by whom it is written.
 *
 * @throws AggregateError if some could not be worked on, once the others were: the chunk comes again.
 */
export function makeCloseChunk(ports: CloseChunkPorts) {
  return async (chunk: ClosingChunk): Promise<ClosingOutcome> => {
    const errors: unknown[] = [];
    const results = await mapBounded(
      listKeysOfChunk(chunk),
      conversionsAtOnce,
      async (key): Promise<Result> => {
        try {
          return await workOn(ports, key, nameClosingCause(chunk));
        } catch (error) {
          errors.push(error);
          return { kind: 'failed', conversionId: key.conversionId };
        }
      },
    );
    const outcome = sumUp(chunk, results, ports.now());
    await ports.runs.saveOutcome(outcome);
    if (errors.length === 0) return outcome;
    throw new AggregateError(errors, describeFailures(errors));
  };
}

type Result =
  | { readonly kind: 'closed' | 'expired' | 'waiting' | 'paused' | 'notDue' }
  | ({ readonly kind: 'held' } & ClosingOutcome['held'][number])
  | { readonly kind: 'failed'; readonly conversionId: string };

async function workOn(ports: CloseChunkPorts, key: ConversionKey, cause: string): Promise<Result> {
  const outcome = await ports.closeConversion(key, cause);
  if (outcome === 'closed' || outcome === 'paused') return { kind: outcome };
  return classify(await ports.conversions.load(key), cause);
}

/** Why a conversion was not closed just now. */
function classify({ state, frozen }: StoredConversion, cause: string): Result {
  const close = frozen.find(({ revision }) => revision === 1);
  if (close !== undefined) return { kind: close.closedBy === cause ? 'closed' : 'notDue' };
  if (state?.status === 'held') {
    const reasons = [...new Set(state.holds.map(({ reason }) => reason))].toSorted();
    return { kind: 'held', conversionId: state.conversionId, reasons };
  }
  if (state?.status === 'expired') return { kind: 'expired' };
  return { kind: state?.missingRates === undefined ? 'notDue' : 'waiting' };
}

/** The first reason stands for all: each of them is tried again by itself. */
function describeFailures([first, ...others]: readonly unknown[]): string {
  const reason = first instanceof Error ? first.message : String(first);
  return others.length === 0 ? reason : `${reason} And ${others.length} more of the chunk failed.`;
}

function sumUp(
  { merchantId, runId, chunkId }: ClosingChunk,
  results: readonly Result[],
  at: Instant,
): ClosingOutcome {
  const count = (kind: Result['kind']) => results.filter((result) => result.kind === kind).length;
  return {
    merchantId,
    runId,
    chunkId,
    at,
    closed: count('closed'),
    expired: count('expired'),
    waiting: count('waiting'),
    ...(count('paused') === 0 ? {} : { paused: count('paused') }),
    notDue: count('notDue'),
    held: results.flatMap((result) =>
      result.kind === 'held'
        ? [{ conversionId: result.conversionId, reasons: result.reasons }]
        : [],
    ),
    failed: results.flatMap((result) => (result.kind === 'failed' ? [result.conversionId] : [])),
  };
}
