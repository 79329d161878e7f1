export { openPathModel } from './open-path-model.ts';
export { PathFiguresError } from './path-figures-error.ts';
export { PathFileError } from './path-file-error.ts';
export type {
  ChannelCredit,
  ChannelPlaces,
  PathCredits,
  PathModel,
  RemovalEffect,
  Transition,
} from './path-model.ts';
export type { MarkovOrder, PathModelSpec } from './path-model-spec.ts';
export { openPathReader, type PathReader } from './path-reader.ts';
export type { PathRow } from './path-row.ts';
export { type PathTransform, pathTransforms } from './path-transforms.ts';
export { shapleyOfGame } from './shapley/shapley-of-game.ts';
