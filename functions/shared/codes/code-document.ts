import type { CodeInShop } from '../../../core/codes/code-in-shop.ts';
import type { Code } from '../../../core/programs/program.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { toDiscountDocument } from './discount-document.ts';

/** A code as the API shows it. */
export function toCodeDocument({
  merchantId,
  validFrom,
  expiresAt,
  leakedFrom,
  usageLimit,
  inShop,
  ...code
}: Code) {
  return {
    ...code,
    validFrom: formatInstant(validFrom),
    ...(usageLimit === undefined
      ? {}
      : { usageLimit: { ...usageLimit, uses: Number(usageLimit.uses) } }),
    ...moments({ expiresAt, leakedFrom }),
    ...(inShop === undefined ? {} : { inShop: toInShopDocument(merchantId, inShop) }),
  };
}

function toInShopDocument(merchantId: string, inShop: CodeInShop) {
  const { state, connectionId, discount } = inShop;
  return {
    state,
    ...(connectionId === undefined
      ? {}
      : { connection: connectionId.slice(merchantId.length + 1) }),
    ...(state === 'draft' || inShop.shopId === undefined ? {} : { shopId: inShop.shopId }),
    ...(discount === undefined ? {} : { discount: toDiscountDocument(discount) }),
    ...(state === 'published' ? moments({ publishedAt: inShop.publishedAt }) : {}),
    ...(state === 'revoked' ? moments({ revokedAt: inShop.revokedAt }) : {}),
  };
}

function moments(instants: Readonly<Record<string, Instant | undefined>>) {
  return Object.fromEntries(
    Object.entries(instants).flatMap(([name, at]) =>
      at === undefined ? [] : [[name, formatInstant(at)] as const],
    ),
  );
}
