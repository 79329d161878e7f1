import { isEnrolledAt } from '../../../core/programs/is-enrolled-at.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { invalid } from './problem-error.ts';

/**
 * The program of what is about one of its creators; with `at`, of one who was enrolled then.
 *
 * @throws ProblemError 422 if there is no such program, or the creator is not enrolled in it.
 */
export async function requireEnrolled(
  directory: Pick<ProgramDirectory, 'findProgram' | 'findEnrolment'>,
  merchantId: string,
  { programId, creatorId, at }: { programId: string; creatorId: string; at?: Instant },
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
  if (at !== undefined && !isEnrolledAt(enrolment, at)) {
    const message = `The creator was not enrolled in the program at ${formatInstant(at)}.`;
    throw invalid([{ path: ['at'], message }]);
  }
  return program;
}
