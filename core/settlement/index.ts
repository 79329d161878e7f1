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
export { owedDifference } from './owed-difference.ts';
export type { ConversionIdentity, RevisionInput } from './revise-conversion.ts';
export { closeConversion, restateConversion, reviseEstimate } from './revise-conversion.ts';
