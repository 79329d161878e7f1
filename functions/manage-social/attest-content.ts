import type * as z from 'zod';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
import { recordAttestation } from '../../core/social/polling/index.ts';
import { authorOf } from '../shared/http/author-of.ts';
import type { requireKey } from '../shared/http/caller.ts';
import { changeContent } from './change-content.ts';
import type { attestationSchema } from './content-schema.ts';
import type { ManageSocialPorts } from './ports.ts';

/** Writes down what a person saw in a post, with where that can be looked up. */
export async function attestContent(
  ports: ManageSocialPorts,
  account: SocialAccount,
  person: ReturnType<typeof requireKey>,
  { contentId, ...said }: z.output<typeof attestationSchema>,
) {
  const by = authorOf(person);
  return changeContent(ports, account, contentId, (known) => {
    const last = known.attestations?.at(-1);
    const isSaid =
      last?.by === by &&
      last.disclosed === said.disclosed &&
      last.medium === said.medium &&
      last.evidence === said.evidence;
    return isSaid ? undefined : recordAttestation(known, { ...said, by, at: ports.now() });
  });
}
