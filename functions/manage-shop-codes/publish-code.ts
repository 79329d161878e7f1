import type { CodeInShop } from '../../core/codes/code-in-shop.ts';
import { compareDiscounts } from '../../core/codes/compare-discounts.ts';
import type { DiscountIssue, ShopCode, ShopCodes } from '../../core/codes/shop-codes.ts';
import type { ShopDiscount } from '../../core/codes/shop-discount.ts';
import type { Code, ShopConnection } from '../../core/programs/program.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { conflict, invalid, notFound, type ProblemError } from '../shared/http/problem-error.ts';
import { toSecond } from './discount-schema.ts';
import { openCodesOf } from './open-codes-of.ts';
import type { ManageShopCodesPorts } from './ports.ts';

/**
 * Makes a code in its shop. What is asked for is written down first, so that a code that the shop has made without
 * anybody hearing of it is known for ours when it is asked for again.
 *
 * @throws ProblemError 409 if the shop has a code of this name that is not ours, or the code is published otherwise
 *   or revoked; 422 for what the shop cannot do; 502 or 503 if it does not answer.
 */
export async function publishCode(
  ports: ManageShopCodesPorts,
  code: Code,
  connection: ShopConnection,
  wanted: ShopDiscount,
): Promise<Code> {
  if (code.inShop?.state === 'revoked') throw revoked();
  if (isElsewhere(code.inShop, connection)) throw publishedOtherwise();
  const discount = untilCodeExpires(wanted, code);
  const codes = await openCodesOf(ports, connection);
  requireNone(codes.check(code.code, discount, ports.now()));

  const found = await askShop(ports, () => codes.find(code.code, ports.now()));
  const asked = { ports, codes, code, connectionId: connection.connectionId, discount };
  if (found?.isActive) return keepFound(asked, found);
  if (found !== undefined && isOurs(code.inShop, found)) throw endedInShop();
  return makeInShop(asked);
}

/** Customers have no use of a code that does not count any more, unless somebody wants it so. */
function untilCodeExpires(discount: ShopDiscount, { expiresAt }: Code): ShopDiscount {
  if (discount.endsAt !== undefined || expiresAt === undefined) return discount;
  return { ...discount, endsAt: toSecond(expiresAt) };
}

type Asked = {
  readonly ports: ManageShopCodesPorts;
  readonly codes: ShopCodes;
  readonly code: Code;
  readonly connectionId: string;
  readonly discount: ShopDiscount;
};

/** The shop has it: made by us, though nobody may have heard of it, or by somebody else. */
async function keepFound(asked: Asked, found: ShopCode): Promise<Code> {
  const { ports, discount } = asked;
  // Another call may have made it since the code was read.
  const { merchantId, code: text } = asked.code;
  const code = (await ports.directory.findCode(merchantId, text)) ?? asked.code;
  const { inShop } = code;
  if (inShop === undefined || !isOurs(inShop, found)) throw takenInShop();
  if (inShop.discount === undefined) throw publishedOtherwise();
  // What was asked for first has arrived, so that is what is published.
  const kept =
    inShop.state === 'published'
      ? code
      : await keep({ ...asked, code, discount: inShop.discount }, found.shopId);
  if (compareDiscounts(inShop.discount, discount).length > 0) throw publishedOtherwise();
  return kept;
}

async function makeInShop(asked: Asked): Promise<Code> {
  const { ports, codes, code, connectionId, discount } = asked;
  const intent = { state: 'draft', connectionId, discount } as const;
  const draft = await ports.registry.setCodeInShop(code, intent);
  if (draft === undefined) throw notFound();
  if (!isSameWish(draft.inShop, intent)) throw changedMeanwhile(draft);

  const now = ports.now();
  const outcome = await askShop(ports, () => codes.publish(code.code, discount, now));
  const drafted = { ...asked, code: draft };
  switch (outcome.kind) {
    case 'published':
      return keep(drafted, outcome.shopId);
    case 'refused':
      await ports.registry.setCodeInShop(draft, code.inShop);
      throw toProblem(outcome.issues);
    case 'taken': {
      // By another call for the same, or by somebody in the shop.
      const found = await askShop(ports, () => codes.find(code.code, now));
      if (found?.isActive && isOurs(intent, found)) return keep(drafted, found.shopId);
      await ports.registry.setCodeInShop(draft, code.inShop);
      throw takenInShop();
    }
  }
}

/** Another call for the same may have written it down, and have gone on since. */
function isSameWish(inShop: CodeInShop | undefined, intent: Wish): boolean {
  return (
    inShop?.discount !== undefined &&
    inShop.state !== 'revoked' &&
    inShop.connectionId === intent.connectionId &&
    compareDiscounts(intent.discount, inShop.discount).length === 0
  );
}

type Wish = { readonly connectionId: string; readonly discount: ShopDiscount };

async function keep(
  { ports, codes, code, connectionId, discount }: Asked,
  shopId: string,
): Promise<Code> {
  const publishedAt = ports.now();
  const kept = await ports.registry.setCodeInShop(code, {
    ...{ state: 'published', connectionId, discount, shopId, publishedAt },
  });
  if (kept === undefined) throw notFound();
  if (kept.inShop?.state === 'published' && kept.inShop.shopId === shopId) return kept;
  if (kept.inShop?.state === 'revoked') {
    // Somebody revoked it while the shop made it, and did not find it there.
    await askShop(ports, () => codes.revoke(shopId, ports.now()));
  }
  throw changedMeanwhile(kept);
}

/** By its id in the shop; while that is not known, by being what was asked for. */
function isOurs(inShop: CodeInShop | undefined, found: ShopCode): boolean {
  if (inShop === undefined || inShop.state === 'revoked') return false;
  if (inShop.state === 'published') return inShop.shopId === found.shopId;
  return (
    found.discount !== undefined &&
    inShop.discount !== undefined &&
    compareDiscounts(inShop.discount, found.discount).length === 0
  );
}

function isElsewhere(inShop: CodeInShop | undefined, { connectionId }: ShopConnection): boolean {
  return inShop?.connectionId !== undefined && inShop.connectionId !== connectionId;
}

function requireNone(issues: readonly DiscountIssue[]): void {
  if (issues.length > 0) throw toProblem(issues);
}

function toProblem(issues: readonly DiscountIssue[]): ProblemError {
  return invalid(issues.map(({ field, message }) => ({ path: pathOf(field), message })));
}

function pathOf(field: DiscountIssue['field']): string[] {
  if (field === undefined) return ['discount'];
  return field === 'code' ? ['code'] : ['discount', field];
}

const revoked = () =>
  conflict('/problems/code-revoked', 'The code was revoked and stays so; take another one.');

function changedMeanwhile({ inShop }: Code): ProblemError {
  if (inShop?.state === 'revoked') return revoked();
  return conflict(
    '/problems/code-changed',
    'Somebody else is publishing or revoking this code; look at it, and ask again.',
  );
}

const endedInShop = () =>
  conflict(
    '/problems/code-ended-in-shop',
    'Somebody has ended the code in the shop. Revoke it, and publish another one.',
  );

const publishedOtherwise = () =>
  conflict(
    '/problems/code-published',
    'The code is published already, in another shop or with another discount. A discount stays as it is published: revoke the code and take another one.',
  );

const takenInShop = () =>
  conflict(
    '/problems/code-taken-in-shop',
    'The shop has a code of this name that was not published from here. Import it with POST /v1/codes/import, or take another code.',
  );
