import { changeCodeInShop, keepCodeInShop } from '../../core/programs/change-code-in-shop.ts';
import type { Code } from '../../core/programs/program.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { changeBody } from './change-body.ts';
import { codeKey, codesIndex } from './keys/program-keys.ts';
import type { Table } from './table.ts';

/**
 * Saving codes, and what became of them in their shops. Both are in one item, because whoever judges a code reads
 * it anyway; so each is written under the condition that the other has not changed meanwhile.
 */
export function dynamoCodeChanges(
  table: Table,
): Pick<ProgramRegistry, 'saveCode' | 'setCodeInShop'> {
  return {
    async saveCode(code) {
      const saved = await changeBody<Code>(table, itemOf(code), (known) =>
        known === undefined || isSameOwner(known, code) ? keepCodeInShop(code, known) : undefined,
      );
      return saved === undefined ? 'taken' : 'saved';
    },
    setCodeInShop: (code, inShop) =>
      changeBody<Code>(table, itemOf(code), (known) =>
        known !== undefined && isSameOwner(known, code)
          ? changeCodeInShop(known, code, inShop)
          : undefined,
      ),
  };
}

function itemOf({ merchantId, code, programId, creatorId }: Code) {
  const owner = { merchantId, programId, creatorId };
  return { ...codeKey(merchantId, code), ...codesIndex(merchantId, code), ...owner };
}

/** Whose a code is never changes, because what it has earned is explained by it. */
function isSameOwner(known: Code, code: Code): boolean {
  return known.programId === code.programId && known.creatorId === code.creatorId;
}
