import type { Program } from '../../core/programs/program.ts';
import { invalid } from '../shared/http/problem-error.ts';
import type { ManageProgramsPorts } from './ports.ts';

/**
 * The program of a link or code, which belongs to an enrolment.
 *
 * @throws ProblemError 422 if there is no such program, or the creator was never enrolled in it.
 */
export async function requireEnrolment(
  { directory }: ManageProgramsPorts,
  merchantId: string,
  { programId, creatorId }: { readonly programId: string; readonly creatorId: string },
): Promise<Program> {
  const [program, enrolment] = await Promise.all([
    directory.findProgram(merchantId, programId),
    directory.findEnrolment(merchantId, programId, creatorId),
  ]);
  if (program === undefined) {
    throw invalid([{ path: ['programId'], message: 'There is no such program.' }]);
  }
  if (enrolment === undefined) {
    throw invalid([
      { path: ['creatorId'], message: 'The creator is not enrolled in the program.' },
    ]);
  }
  return program;
}
