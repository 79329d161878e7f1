import type { CodeInShop } from '../codes/code-in-shop.ts';
import type { Code } from './program.ts';

/** A code with what became of it in its shop. A revoked one stays so, and counts until then at the most. */
export function changeCodeInShop(code: Code, inShop: CodeInShop): Code {
  if (code.inShop?.state === 'revoked') return code;
  return endWhenRevoked({ ...code, inShop });
}

/** A code as it is saved over another version of itself: what became of it in its shop stays. */
export function keepCodeInShop({ inShop: _, ...code }: Code, known: Code | undefined): Code {
  return known?.inShop === undefined ? code : endWhenRevoked({ ...code, inShop: known.inShop });
}

function endWhenRevoked(code: Code): Code {
  if (code.inShop?.state !== 'revoked') return code;
  const { revokedAt } = code.inShop;
  return { ...code, expiresAt: Math.min(code.expiresAt ?? revokedAt, revokedAt) };
}
