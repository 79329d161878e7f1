import { conflict, notFound } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import type { ManageSocialPorts } from './ports.ts';

/** @throws ProblemError 404 if there is no such creator, 409 if nothing is known of who it is any more. */
export async function requireCreator(
  { directory }: Pick<ManageSocialPorts, 'directory'>,
  { merchantId, creatorId }: OwnKey,
): Promise<void> {
  const creator = await directory.findCreator(merchantId, creatorId);
  if (creator === undefined) throw notFound();
  if (creator.erasedAt !== undefined) {
    throw conflict('/problems/creator-erased', 'The creator was erased.');
  }
}
