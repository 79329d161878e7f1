import type { PlannedFunction } from '../../local/plan.ts';

/** What people call a function. */
export const functionName = ({ environment, name }: PlannedFunction): string =>
  environment.POWERTOOLS_SERVICE_NAME ?? name;

/** For sorting, so that a picture changes only where the system does. */
export const byName = (a: PlannedFunction, b: PlannedFunction): number =>
  functionName(a) < functionName(b) ? -1 : 1;
