import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { LocalPlan, PlannedFunction } from '../plan.ts';

/** A newer plan differs in more than its functions; the runtime must be started anew. */
export class StructureChangedError extends Error {
  constructor() {
    super('The stacks changed in more than their functions. Start again to run the new ones.');
    this.name = 'StructureChangedError';
  }
}

/**
 * The functions of a newer plan whose bundle or settings changed.
 *
 * @throws StructureChangedError if anything else changed, such as a route or a queue.
 */
export function changedFunctions(
  functions: readonly PlannedFunction[],
  { functions: newer, ...newerStructure }: LocalPlan,
  structure: Omit<LocalPlan, 'functions'>,
): PlannedFunction[] {
  const known = new Map(functions.map((planned) => [planned.logicalId, planned]));
  const isSameSet =
    newer.length === functions.length && newer.every(({ logicalId }) => known.has(logicalId));
  if (!isSameSet || !isDeepStrictEqual(newerStructure, structure))
    throw new StructureChangedError();

  return newer.filter(
    (planned) => !isDeepStrictEqual(comparable(planned), comparable(known.get(planned.logicalId))),
  );
}

/** Every synthesis has a folder of its own; the name of a bundle's folder tells its content. */
function comparable(planned: PlannedFunction | undefined): unknown {
  return planned && { ...planned, codeFolder: basename(planned.codeFolder) };
}
