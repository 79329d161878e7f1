import {
  type ClosingChunk,
  type ClosingRun,
  maxConversionsPerChunk,
} from '../../core/settlement/closing-run.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';

/** Cuts what a walk finds into chunks, and numbers them within the walk. */
export type ChunkCutter = {
  readonly run: ClosingRun;
  cut(keys: readonly ConversionKey[]): ClosingChunk[];
  /** How many there have been. */
  count(): number;
};

export function cutChunks(run: ClosingRun): ChunkCutter {
  const { merchantId, runId, attempt } = run;
  let count = 0;

  return {
    run,
    cut(keys) {
      const chunks: ClosingChunk[] = [];
      for (let start = 0; start < keys.length; start += maxConversionsPerChunk) {
        const part = keys.slice(start, start + maxConversionsPerChunk);
        count += 1;
        chunks.push({
          merchantId,
          runId,
          chunkId: `${attempt}-${String(count).padStart(6, '0')}`,
          conversionIds: part.map(({ conversionId }) => conversionId),
        });
      }
      return chunks;
    },
    count: () => count,
  };
}
