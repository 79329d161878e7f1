import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { requireMerchantKey } from '../read-accounts/require-merchant-key.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import type { JsonRequest } from '../shared/http/json-endpoint.ts';
import { notFound } from '../shared/http/problem-error.ts';

export type RequireAccountPorts = { readonly directory: Pick<ProgramDirectory, 'findCreator'> };

/**
 * The creator of the path, of the caller's merchant.
 *
 * @throws ProblemError 404 alike for who is unknown and who is somebody else's.
 */
export async function requireAccount(
  { directory }: RequireAccountPorts,
  { caller, parameters }: JsonRequest,
): Promise<{ readonly merchantId: string; readonly creatorId: string }> {
  const { merchantId } = requireMerchantKey(caller);
  const parsed = idSchema.safeParse(parameters.creatorId);
  if (!parsed.success) throw notFound();
  if ((await directory.findCreator(merchantId, parsed.data)) === undefined) throw notFound();
  return { merchantId, creatorId: parsed.data };
}
