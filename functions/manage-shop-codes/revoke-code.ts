import type { CodeInShop } from '../../core/codes/code-in-shop.ts';
import { compareDiscounts } from '../../core/codes/compare-discounts.ts';
import type { Code } from '../../core/programs/program.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import type { Instant } from '../../core/time/instant.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { conflict, notFound } from '../shared/http/problem-error.ts';
import { openCodesOf } from './open-codes-of.ts';
import type { ManageShopCodesPorts } from './ports.ts';

/**
 * Ends a code, in its shop first: a code that customers can still use has to be somebody's. From now on it earns
 * nothing; orders before keep it.
 *
 * @throws ProblemError 502 or 503 if the shop does not answer; nothing is revoked then.
 */
export async function revokeCode(ports: ManageShopCodesPorts, asRead: Code): Promise<Code> {
  let code = asRead;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    if (code.inShop?.state === 'revoked') return code;
    if (code.inShop !== undefined) await endInShop(ports, code, code.inShop);
    const revoked = await ports.registry.setCodeInShop(code, toRevoked(code, ports.now()));
    if (revoked === undefined) throw notFound();
    // Unless it was published meanwhile: then it has to be ended there first.
    code = revoked;
  }
  if (code.inShop?.state === 'revoked') return code;
  throw conflict(
    '/problems/code-changed',
    'Somebody else keeps changing this code; look at it, and ask again.',
  );
}

/** Whoever publishes does so in two steps, and is not at it all the time. */
const maxAttempts = 3;

function toRevoked({ inShop }: Code, revokedAt: Instant): CodeInShop {
  const { connectionId, discount } = inShop ?? {};
  return {
    ...{ state: 'revoked', revokedAt },
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(discount === undefined ? {} : { discount }),
    ...(inShop?.state === 'published' ? { shopId: inShop.shopId } : {}),
  };
}

type Live = Exclude<NonNullable<Code['inShop']>, { readonly state: 'revoked' }>;

async function endInShop(ports: ManageShopCodesPorts, code: Code, inShop: Live): Promise<void> {
  const connection = await ports.directory.findConnection(code.merchantId, inShop.connectionId);
  // A shop that is gone has no codes.
  if (!isShop(connection) || connection.closedAt !== undefined) return;
  const codes = await openCodesOf(ports, connection);
  await askShop(ports, async () => {
    const shopId = inShop.state === 'published' ? inShop.shopId : await findUnheard();
    if (shopId !== undefined) await codes.revoke(shopId, ports.now());
  });

  /** The shop may have made it without anybody hearing of it. */
  async function findUnheard(): Promise<string | undefined> {
    const found = await codes.find(code.code, ports.now());
    if (found?.discount === undefined || inShop.discount === undefined) return undefined;
    const isOurs = compareDiscounts(inShop.discount, found.discount).length === 0;
    return isOurs ? found.shopId : undefined;
  }
}
