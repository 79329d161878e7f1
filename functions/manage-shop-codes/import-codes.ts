import type { ShopCode, ShopCodes } from '../../core/codes/shop-codes.ts';
import type { Code, ShopConnection } from '../../core/programs/program.ts';
import type { Instant } from '../../core/time/instant.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { ProblemError } from '../shared/http/problem-error.ts';
import { openCodesOf } from './open-codes-of.ts';
import type { ManageShopCodesPorts } from './ports.ts';

export type WantedImport = { readonly code: string; readonly creatorId: string };

/** What became of one code. `known`: it was imported or published before, and is as it was. */
export type ImportedCode = WantedImport &
  (
    | { readonly outcome: 'imported' | 'known'; readonly claimed: Code }
    | { readonly outcome: 'failed'; readonly reason: ImportFailure }
  );

export type ImportFailure =
  | 'creator-not-enrolled'
  | 'code-taken'
  | 'code-revoked'
  | 'not-in-shop'
  | 'ended-in-shop'
  | 'shared-in-shop'
  /** The shop stopped answering, it took too long, or somebody else changed the code meanwhile: send these again. */
  | 'not-tried';

/** No code is begun later than this after the first: who asked is still waiting. */
const beginWithinMs = 12_000;

/**
 * Claims codes that a shop has for creators of the connection's program, in their order. The same call, made again
 * or continued, comes to the same codes.
 *
 * @throws ProblemError 502 or 503 if the shop does not answer even for the first.
 */
export async function importCodes(
  ports: ManageShopCodesPorts,
  connection: ShopConnection,
  items: readonly WantedImport[],
): Promise<ImportedCode[]> {
  const codes = await openCodesOf(ports, connection);
  const deadline = ports.now() + beginWithinMs;
  const imported: ImportedCode[] = [];
  let goesOn = true;
  for (const item of items) {
    goesOn &&= ports.now() <= deadline;
    try {
      imported.push(goesOn ? await importCode(ports, codes, connection, item) : notTried(item));
    } catch (error) {
      // What was done before stays done, so it has to be told.
      if (!(error instanceof ProblemError) || imported.length === 0) throw error;
      goesOn = false;
      imported.push(notTried(item));
    }
  }
  return imported;
}

const failed = (item: WantedImport, reason: ImportFailure): ImportedCode => ({
  ...item,
  ...{ outcome: 'failed', reason },
});

const notTried = (item: WantedImport) => failed(item, 'not-tried');

async function importCode(
  ports: ManageShopCodesPorts,
  codes: ShopCodes,
  { merchantId, programId, connectionId }: ShopConnection,
  item: WantedImport,
): Promise<ImportedCode> {
  const { directory, registry, now } = ports;
  const { code: text, creatorId } = item;
  const [enrolment, known] = await Promise.all([
    directory.findEnrolment(merchantId, programId, creatorId),
    directory.findCode(merchantId, text),
  ]);
  if (enrolment === undefined) return failed(item, 'creator-not-enrolled');
  if (known && (known.creatorId !== creatorId || known.programId !== programId)) {
    return failed(item, 'code-taken');
  }
  if (known?.inShop?.state === 'revoked') return failed(item, 'code-revoked');
  if (known?.inShop?.state === 'published') return { ...item, outcome: 'known', claimed: known };

  const found = await askShop(ports, () => codes.find(text, now()));
  if (found === undefined) return failed(item, 'not-in-shop');
  if (!found.isActive) return failed(item, 'ended-in-shop');
  if (found.isShared) return failed(item, 'shared-in-shop');

  const owned = { merchantId, code: text, programId, creatorId };
  const wanted = known ?? toCode(owned, found, now());
  if (known === undefined && (await registry.saveCode(wanted)) === 'taken') {
    return failed(item, 'code-taken');
  }
  const claimed = await registry.setCodeInShop(wanted, {
    ...{ state: 'published', connectionId, shopId: found.shopId, publishedAt: now() },
    ...(found.discount === undefined ? {} : { discount: found.discount }),
  });
  if (claimed === undefined) return failed(item, 'code-taken');
  const { inShop } = claimed;
  const isClaimed = inShop?.state === 'published' && inShop.shopId === found.shopId;
  if (!isClaimed) return failed(item, 'not-tried');
  return { ...item, outcome: 'imported', claimed };
}

/** It counts from now on, and as long as customers can use it. */
function toCode(
  owned: Pick<Code, 'merchantId' | 'code' | 'programId' | 'creatorId'>,
  { discount }: ShopCode,
  now: Instant,
): Code {
  const expiresAt = discount?.endsAt;
  return { ...owned, validFrom: now, ...(expiresAt === undefined ? {} : { expiresAt }) };
}
