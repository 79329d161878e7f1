import type { RecordedContent } from './record-content.ts';
import type { ContentApproval, StoredContent } from './stored-content.ts';
import { toContentChange } from './to-content-change.ts';

/** What a post becomes that a person takes for a program; `undefined` if it was taken before. */
export function recordApproval(
  known: StoredContent,
  approval: ContentApproval,
): RecordedContent | undefined {
  const { approvals = [], version } = known;
  if (approvals.some(({ programId }) => programId === approval.programId)) return undefined;
  const content = { ...known, version: version + 1, approvals: [...approvals, approval] };
  return { content, change: toContentChange(content, 'approved', approval.at) };
}
