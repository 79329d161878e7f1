import { type OpenPayoutMethod, sealMethod } from '../../core/payouts/seal-method.ts';
import type { Creator } from '../../core/programs/program.ts';
import type { ManageProgramsPorts } from './ports.ts';

/** How somebody is paid, as it may be stored; nothing if nobody said it. */
export async function sealed(
  { openSeal }: Pick<ManageProgramsPorts, 'openSeal'>,
  merchantId: string,
  payoutMethod: OpenPayoutMethod | undefined,
): Promise<Pick<Creator, 'payoutMethod'>> {
  if (payoutMethod === undefined) return {};
  return { payoutMethod: sealMethod(await openSeal(), merchantId, payoutMethod) };
}
