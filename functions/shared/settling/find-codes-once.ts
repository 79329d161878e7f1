import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';

/** A directory for one decision, which reads each code once: for its limit, and for its creator. */
export function findCodesOnce(directory: ProgramDirectory): ProgramDirectory {
  const found = new Map<string, ReturnType<ProgramDirectory['findCode']>>();
  return {
    ...directory,
    findCode(merchantId, code) {
      const name = JSON.stringify([merchantId, code]);
      const known = found.get(name) ?? directory.findCode(merchantId, code);
      found.set(name, known);
      return known;
    },
  };
}
