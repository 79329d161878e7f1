import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { changePause } from '../../core/programs/change-pause.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { programKey } from './keys.ts';
import { isNew, putItem } from './put-item.ts';
import type { Table } from './table.ts';

/** Somebody else wrote the program this often in a row: let the caller try again. */
const maxAttempts = 8;

type Change = (known: Program | undefined) => Program | undefined;

/**
 * Saving and pausing programs. Both are in one item, because whoever closes or pays reads the program
 * anyway; so each is written under the condition that the other has not changed meanwhile.
 */
export function dynamoProgramChanges(
  table: Table,
): Pick<ProgramRegistry, 'saveProgram' | 'setPause'> {
  async function change(
    merchantId: string,
    programId: string,
    toNext: Change,
  ): Promise<Program | undefined> {
    const key = programKey(merchantId, programId);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const body = (await table.get(key))?.body as string | undefined;
      const next = toNext(body === undefined ? undefined : decodeJson<Program>(body));
      if (next === undefined) return undefined;
      const condition =
        body === undefined ? isNew : { expression: 'body = :body', values: { ':body': body } };
      const item = { ...key, body: encodeJson(next) };
      if ((await putItem(table, item, condition)) === 'written') return next;
    }
    throw new Error(`The program ${programId} kept changing.`);
  }

  return {
    async saveProgram({ paused: _, ...program }) {
      const saved = await change(program.merchantId, program.programId, (known) =>
        known?.paused === undefined ? program : { ...program, paused: known.paused },
      );
      if (saved === undefined) throw new Error(`The program ${program.programId} was not saved.`);
      return saved;
    },
    setPause: (merchantId, programId, what, pause) =>
      change(merchantId, programId, (known) => known && changePause(known, what, pause)),
  };
}
