export { chooseWeightSet } from './choose-weight-set.ts';
export { trainWeightSet } from './train-weight-set.ts';
export type { WeightSet, WeightTraining } from './weight-set.ts';
