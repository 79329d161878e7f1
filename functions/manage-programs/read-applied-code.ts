import type { Link, Program } from '../../core/programs/program.ts';
import { invalid } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';

/**
 * The code that the shop applies for who opens a link, and how.
 *
 * @throws ProblemError 422 for a code of another creator or program, or where the shop applies none on landing.
 */
export async function readAppliedCode(
  { directory }: Pick<ManageProgramsPorts, 'directory'>,
  { merchantId, codeOnLanding: how }: Program,
  { code, creatorId, programId }: Pick<Link, 'creatorId' | 'programId'> & { code?: string },
): Promise<Link['appliedCode']> {
  if (code === undefined) return undefined;
  if (how === undefined) {
    throw invalid([
      {
        path: ['code'],
        message: 'The program does not say how its shop applies codes (codeOnLanding).',
      },
    ]);
  }
  const found = await directory.findCode(merchantId, code);
  if (found?.creatorId === creatorId && found.programId === programId) return { code, how };
  throw invalid([{ path: ['code'], message: 'The creator has no such code in the program.' }]);
}
