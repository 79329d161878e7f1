import type * as z from 'zod';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
import { recordApproval } from '../../core/social/polling/index.ts';
import { authorOf } from '../shared/http/author-of.ts';
import type { requireKey } from '../shared/http/caller.ts';
import { requireEnrolled } from '../shared/http/require-enrolled.ts';
import { changeContent } from './change-content.ts';
import type { approvalSchema } from './content-schema.ts';
import type { ManageSocialPorts } from './ports.ts';

/** Takes a post for a program, whose plan may pay for that; each program takes a post once. */
export async function approveContent(
  ports: ManageSocialPorts,
  account: SocialAccount,
  person: ReturnType<typeof requireKey>,
  { contentId, programId, currency }: z.output<typeof approvalSchema>,
) {
  const { merchantId, creatorId } = account;
  const at = ports.now();
  await requireEnrolled(ports.directory, merchantId, { programId, creatorId, at });
  const approval = { programId, currency, at, by: authorOf(person) };
  return changeContent(ports, account, contentId, (known) => recordApproval(known, approval));
}
