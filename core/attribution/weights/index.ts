export { chooseWeightSet } from './choose-weight-set.ts';
export { nameJourney } from './name-journey.ts';
export { toWeightParts } from './to-weight-parts.ts';
export { type TrainingJourney, trainOnJourneys } from './train-on-journeys.ts';
export { trainWeightSet } from './train-weight-set.ts';
export type { WeightSet, WeightTraining } from './weight-set.ts';
