import type { Program } from '../../../core/programs/program.ts';
import { closeConversion } from '../../../core/settlement/close-conversion.ts';
import type { ConversionChange } from '../../../core/settlement/conversion.ts';
import { reviseEstimate } from '../../../core/settlement/revise-estimate.ts';
import type { RevisionInput } from '../../../core/settlement/revision-input.ts';

/**
 * Closes an open conversion that is due and that nothing holds or delays; else brings its estimate up to
 * its facts. While the closings of its program are paused, nothing closes.
 */
export function decideOpen(
  input: RevisionInput,
  { paused }: Pick<Program, 'paused'>,
): ConversionChange | undefined {
  if (paused?.closings !== undefined) return reviseEstimate(input);

  const { assessment, order, closeAt, now } = input;
  const isDue = closeAt !== undefined && closeAt <= now && order.openHolds.length === 0;
  const isDecidable = assessment !== undefined && assessment.missingRates === undefined;
  if (isDue && isDecidable && order.snapshot?.test !== true) {
    return closeConversion({ ...input, assessment });
  }
  return reviseEstimate(input);
}
