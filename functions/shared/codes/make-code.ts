import type { Code, Creator } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import { fillCodePattern } from '../../../core/tracking/code-pattern.ts';

/** `known`: the creator had it before, and it is as it was. */
export type MadeCode = { readonly outcome: 'made' | 'known'; readonly code: Code };

/** So many namesakes have a code before the next one is refused. */
const maxAttempts = 50;

/**
 * Makes a creator's code in a program by a pattern; who has one by it keeps it. `undefined` if all that the pattern makes
 * are somebody else's.
 */
export async function makeCode(
  ports: {
    readonly directory: Pick<ProgramDirectory, 'findCode'>;
    readonly registry: Pick<ProgramRegistry, 'saveCode'>;
  },
  creator: Pick<Creator, 'merchantId' | 'creatorId' | 'name'>,
  pattern: string,
  terms: Omit<Code, 'merchantId' | 'code' | 'creatorId'>,
): Promise<MadeCode | undefined> {
  const { merchantId, creatorId } = creator;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const text = fillCodePattern(pattern, creator, attempt);
    const known = await ports.directory.findCode(merchantId, text);
    if (known?.creatorId === creatorId && known.programId === terms.programId) {
      return { outcome: 'known', code: known };
    }
    if (known !== undefined) continue;
    const code: Code = { merchantId, code: text, creatorId, ...terms };
    if ((await ports.registry.saveCode(code)) === 'saved') return { outcome: 'made', code };
  }
  return undefined;
}
