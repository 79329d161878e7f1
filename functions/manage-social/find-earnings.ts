import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import type { StoredContent } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { contentConversionId } from '../shared/social/content-conversion-id.ts';
import { listProgramsOfContent } from '../shared/social/list-programs-of-content.ts';
import type { ManageSocialPorts } from './ports.ts';

/** What a post earns in a program, by now. */
export type ContentEarning = ReturnType<typeof describeEarning>;

/** What a post earns, program by program, and what holds it back; nothing of a post without a mark and without an approval. */
export async function findEarnings(
  { conversions, directory, sha256 }: ManageSocialPorts,
  content: StoredContent,
): Promise<ContentEarning[]> {
  const { merchantId, approvals = [] } = content;
  // Also of programs that count no views any more: what they counted is owed.
  const programs = await listProgramsOfContent(directory, content);
  const asked = [
    ...programs.map(({ programId }) => ({ kind: 'reach' as const, programId })),
    ...approvals.map(({ programId }) => ({ kind: 'content' as const, programId })),
  ];
  const found = await Promise.all(
    asked.map(async ({ kind, programId }) => {
      const conversionId = contentConversionId(content, kind, programId, sha256);
      const state = await conversions.readState({ merchantId, conversionId });
      return state === undefined ? [] : [describeEarning(kind, state, content.creatorId)];
    }),
  );
  return found.flat();
}

/** A referrer's share of it is nobody's business here. */
function describeEarning(
  kind: 'reach' | 'content',
  { programId, conversionId, status, currency, closeAt, owed, holds }: ConversionState,
  creatorId: string,
) {
  const own = owed.filter((each) => each.creatorId === creatorId);
  const minorUnits = own.reduce((sum, each) => sum + each.minorUnits, 0n);
  return {
    ...{ kind, programId, conversionId, status },
    amount: toMoneyDocument({ minorUnits, currency }),
    ...(closeAt === undefined ? {} : { closeAt: formatInstant(closeAt) }),
    holds: holds.map(({ reason, note, since }) => ({ reason, note, since: formatInstant(since) })),
  };
}
