import { isEnrolledAt } from '../../../core/programs/is-enrolled-at.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { StoredContent } from '../../../core/social/polling/index.ts';
import { listOwnMarks } from '../../../core/social/rewards/index.ts';

/**
 * The programs that a post is for: those of the creator's own links and codes in it, and, where only the brand is named, those that count
 * that; each only if the creator was enrolled in it when the post was published. A post without any mark costs nothing.
 */
export async function listProgramsOfContent(
  directory: Pick<ProgramDirectory, 'findEnrolment' | 'findProgram' | 'listPrograms'>,
  content: StoredContent,
): Promise<Program[]> {
  const { merchantId, creatorId, mentions } = content;
  const publishedAt = content.publishedAt ?? content.foundAt;
  const marked = [...new Set(listOwnMarks(content).map(({ programId }) => programId))];
  const namesBrand = mentions.some(({ kind }) => kind === 'handle' || kind === 'hashtag');
  const byBrand = namesBrand ? await directory.listPrograms(merchantId) : [];
  const byMark = await Promise.all(marked.map((id) => directory.findProgram(merchantId, id)));
  const asked = [
    ...byMark.filter((program) => program !== undefined),
    ...byBrand.filter(
      ({ programId, reach }) => reach?.countsBrandMarks === true && !marked.includes(programId),
    ),
  ];
  const found: Program[] = [];
  for (const program of asked) {
    const { programId } = program;
    const enrolment = await directory.findEnrolment(merchantId, programId, creatorId);
    if (enrolment !== undefined && isEnrolledAt(enrolment, publishedAt)) found.push(program);
  }
  return found;
}
