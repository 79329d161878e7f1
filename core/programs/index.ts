export { budgetOf } from './budget-of.ts';
export type {
  ApiKey,
  Code,
  Connection,
  Creator,
  Enrolment,
  HoldSettings,
  Link,
  Merchant,
  PayoutMethod,
  PayoutSettings,
  Program,
  ProgramBudget,
  RailConnection,
  Scope,
  ShopConnection,
  Standing,
} from './program.ts';
export type { ProgramDirectory } from './program-directory.ts';
export type { ProgramRegistry } from './program-registry.ts';
export { standingAt } from './standing-at.ts';
