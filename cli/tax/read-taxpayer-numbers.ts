import { dynamoTaxProfileStore } from '../../adapters/dynamo/tax-profile-store.ts';
import type { IrisTin } from '../../adapters/returns/iris-return.ts';
import type { TaxNumber } from '../../core/tax/tax-profile.ts';
import type { TaxReceiver } from '../../core/tax/tax-receiver.ts';
import { withLocalTables } from '../with-local-tables.ts';
import { numberKinds } from './iris-party-schema.ts';
import { nameOfReceiver } from './read-iris-recipients.ts';

/**
 * Reads the taxpayer numbers of the newest W-9 of some receivers from a local data folder. Nothing but a return to an authority
 * may ask for it, and only where somebody has allowed it.
 *
 * @param until a form that was signed later does not count. `YYYY-MM-DD`.
 * @returns each by `nameOfReceiver`; who has no W-9 is missing.
 */
export async function readTaxpayerNumbers(
  dataFolder: string,
  merchantId: string,
  receivers: readonly TaxReceiver[],
  until: string,
): Promise<ReadonlyMap<string, IrisTin>> {
  return withLocalTables(dataFolder, async ({ documents, tableOf }) => {
    const profiles = dynamoTaxProfileStore(documents, tableOf('Programs'));
    const found = new Map<string, IrisTin>();
    for (const receiver of receivers) {
      const tin = toTin(await profiles.findNumbers(merchantId, receiver), until);
      if (tin !== undefined) found.set(nameOfReceiver(receiver), tin);
    }
    return found;
  });
}

function toTin(numbers: readonly TaxNumber[], until: string): IrisTin | undefined {
  const newest = numbers
    .filter(({ form, from }) => form === 'W-9' && from <= until)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  const kinds = Object.keys(numberKinds) as IrisTin['kind'][];
  const kind = kinds.find((each) => numberKinds[each] === newest?.kind);
  return newest === undefined || kind === undefined ? undefined : { kind, number: newest.number };
}
