import type { Enrolment, Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';

/** The programs in which a creator is or was enrolled, by id. */
export async function findEnrolments(
  directory: Pick<ProgramDirectory, 'findEnrolment' | 'listPrograms'>,
  merchantId: string,
  creatorId: string,
): Promise<{ readonly program: Program; readonly enrolment: Enrolment }[]> {
  const programs = await directory.listPrograms(merchantId);
  const found = await Promise.all(
    programs.map(async (program) => ({
      program,
      enrolment: await directory.findEnrolment(merchantId, program.programId, creatorId),
    })),
  );
  return found.flatMap(({ program, enrolment }) =>
    enrolment === undefined ? [] : [{ program, enrolment }],
  );
}
