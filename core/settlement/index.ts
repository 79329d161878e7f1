export { closeConversion } from './close-conversion.ts';
export { computeDueAt } from './compute-due-at.ts';
export type {
  ConversionChange,
  ConversionState,
  ConversionStatus,
  ConversionSummary,
  FrozenAssessment,
} from './conversion.ts';
export { conversionIdOf } from './conversion-id.ts';
export type {
  ClosingWatermark,
  ConversionKey,
  ConversionStore,
  DueBucket,
  StoredConversion,
} from './conversion-store.ts';
export { dueShards } from './conversion-store.ts';
export { listOwed, type OwedAmount } from './list-owed.ts';
export { owedDifference } from './owed-difference.ts';
export { restateConversion } from './restate-conversion.ts';
export { reviseEstimate } from './revise-estimate.ts';
export type { ConversionIdentity, RevisionInput } from './revision-input.ts';
