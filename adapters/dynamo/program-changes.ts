import { changePause } from '../../core/programs/change-pause.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { changeBody } from './change-body.ts';
import { programKey } from './keys/program-keys.ts';
import type { Table } from './table.ts';

/**
 * Saving and pausing programs. Both are in one item, because whoever closes or pays reads the program
 * anyway; so each is written under the condition that the other has not changed meanwhile.
 */
export function dynamoProgramChanges(
  table: Table,
): Pick<ProgramRegistry, 'saveProgram' | 'setPause'> {
  return {
    async saveProgram({ paused: _, ...program }) {
      const key = programKey(program.merchantId, program.programId);
      const saved = await changeBody<Program>(table, key, (known) =>
        known?.paused === undefined ? program : { ...program, paused: known.paused },
      );
      if (saved === undefined) throw new Error(`The program ${program.programId} was not saved.`);
      return saved;
    },
    setPause: (merchantId, programId, what, pause) =>
      changeBody<Program>(
        table,
        programKey(merchantId, programId),
        (known) => known && changePause(known, what, pause),
      ),
  };
}
