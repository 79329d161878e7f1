import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { invalid } from '../shared/http/problem-error.ts';

/**
 * Lets pass what is said of a creator who was in the program at the time.
 *
 * @throws ProblemError 422 if there is no such program, or the creator was not enrolled in it then.
 */
export async function requireEnrolledAt(
  directory: Pick<ProgramDirectory, 'findProgram' | 'findEnrolment'>,
  merchantId: string,
  { programId, creatorId, at }: { programId: string; creatorId: string; at: Instant },
): Promise<void> {
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
  const { enrolledAt, leftAt = Number.POSITIVE_INFINITY } = enrolment;
  if (at < enrolledAt || at >= leftAt) {
    throw invalid([
      {
        path: ['at'],
        message: `The creator was not enrolled in the program at ${formatInstant(at)}.`,
      },
    ]);
  }
}
