import type { CodeInShop } from '../codes/code-in-shop.ts';
import { encodeJson } from '../encoding/json.ts';
import type { Code } from './program.ts';

/**
 * A code with what became of it in its shop; nothing, if no shop has to do with it. A revoked one stays so, and counts
 * until then at the most.
 *
 * @param asRead the code as whoever changes it has read it: if something else became of it since, it stays as it is.
 */
export function changeCodeInShop(known: Code, asRead: Code, inShop: CodeInShop | undefined): Code {
  const isChanged = write(known.inShop) !== write(asRead.inShop);
  if (isChanged || known.inShop?.state === 'revoked') return known;
  const { inShop: _, ...rest } = known;
  return inShop === undefined ? rest : endWhenRevoked({ ...rest, inShop });
}

function write(inShop: CodeInShop | undefined): string {
  return encodeJson(inShop ?? null);
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
