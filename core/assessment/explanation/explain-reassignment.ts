import { formatInstant } from '../../time/format-instant.ts';
import type { FoldedReassignment } from '../reassignment.ts';
import { type CreatorNames, nameOf } from './explain-touches.ts';
import type { ExplainedCredit } from './explained-credit.ts';
import { formatShare } from './format-share.ts';
import { renderShare } from './render-share.ts';

/** Whose an order is by a person's word, who said so, and who approved it. */
export type ExplainedReassignment = {
  readonly at: string;
  readonly shares: readonly {
    readonly creatorId: string;
    readonly creatorName: string;
    readonly credit: ExplainedCredit;
  }[];
  readonly reason: string;
  readonly evidence: string;
  readonly author: string;
  readonly approvedBy?: string;
};

/** The same for one creator: when it was decided, and the own share, if there is one. */
export type OwnReassignment = { readonly at: string; readonly credit?: ExplainedCredit };

/** What an explanation says of the reassignment that an assessment rests on. */
export function explainReassignment(
  { at, shares, reason, evidence, author, decision }: FoldedReassignment,
  names: CreatorNames,
): ExplainedReassignment {
  const all = shares.reduce((sum, { parts }) => sum + parts, 0n);
  return {
    at: formatInstant(at),
    shares: shares.map(({ creatorId, parts }) => ({
      creatorId,
      creatorName: nameOf(creatorId, names),
      credit: formatShare(parts, all),
    })),
    reason,
    evidence,
    author,
    ...(decision === undefined ? {} : { approvedBy: decision.author }),
  };
}

/** A creator sees neither who else has a share nor what people wrote about it. */
export function reassignmentForCreator(
  { at, shares }: ExplainedReassignment,
  creatorId: string,
): OwnReassignment {
  const own = shares.find((share) => share.creatorId === creatorId);
  return { at, ...(own === undefined ? {} : { credit: own.credit }) };
}

/** Says to the merchant whose the order is, by whose word, and why. */
export function renderReassignment(explained: ExplainedReassignment): string[] {
  const { at, shares, reason, evidence, author, approvedBy } = explained;
  const owners = shares.map(
    ({ creatorName, credit }) => `${creatorName}, with ${renderShare(credit)} of the credit`,
  );
  const approved = approvedBy === undefined ? '' : `, approved by ${approvedBy}`;
  return [
    `Since a decision of ${at.slice(0, 10)} by ${author}${approved}, the order is that of ${owners.join('; ')}.`,
    `The reason: ${reason}`,
    `The evidence: ${evidence}`,
  ];
}

/** Says to a creator what was decided. */
export function renderOwnReassignment({ at, credit }: OwnReassignment): string {
  const yours = credit === undefined ? 'it is not yours' : `you have ${renderShare(credit)} of it`;
  return `On ${at.slice(0, 10)} the merchant decided whose the credit of this order is: ${yours}.`;
}
