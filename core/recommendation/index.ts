export { listSoldLines } from './list-sold-lines.ts';
export {
  type Fit,
  type RecommendedCreator,
  recommendCreators,
  recommendProducts,
} from './recommend.ts';
export type { SoldLine } from './sold-line.ts';
