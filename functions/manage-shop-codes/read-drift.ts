import { compareDiscounts } from '../../core/codes/compare-discounts.ts';
import { type DiscountField, discountFields } from '../../core/codes/shop-discount.ts';
import type { Code } from '../../core/programs/program.ts';
import { toFieldDocument } from '../shared/codes/discount-document.ts';
import { askShop } from '../shared/http/ask-shop.ts';
import { conflict } from '../shared/http/problem-error.ts';
import { openCodesOf, requireShop } from './open-codes-of.ts';
import type { ManageShopCodesPorts } from './ports.ts';

/** What a shop makes of a code that was published there. */
export type Drift = {
  readonly code: string;
  readonly connection: string;
  /** `ended`: customers cannot use it any more. `other`: a code of this name that was made since. */
  readonly inShop: 'there' | 'ended' | 'missing' | 'other';
  /** Whether anything is to be done about it. */
  readonly isSame: boolean;
  readonly fields: readonly {
    readonly field: DiscountField;
    readonly here: unknown;
    readonly inShop: unknown;
    readonly isSame: boolean;
  }[];
};

/**
 * Compares a published code with what its shop has, field by field.
 *
 * @throws ProblemError 409 for a code that is in no shop; 502 or 503 if the shop does not answer.
 */
export async function readDrift(ports: ManageShopCodesPorts, code: Code): Promise<Drift> {
  const { inShop, merchantId } = code;
  if (inShop?.state !== 'published') throw notPublished();
  const { connectionId, discount: here, shopId } = inShop;
  const name = connectionId.slice(merchantId.length + 1);
  const codes = await openCodesOf(ports, await requireShop(ports, merchantId, name));
  const found = await askShop(ports, () => codes.find(code.code, ports.now()));

  const isOther = found !== undefined && found.shopId !== shopId;
  const state = found && (isOther ? 'other' : found.isActive ? 'there' : 'ended');
  const there = found?.discount;
  const differing = here && there ? compareDiscounts(here, there) : [];
  const fields = discountFields
    .map((field) => ({
      ...{ field, here: toFieldDocument(here, field), inShop: toFieldDocument(there, field) },
      isSame: !differing.includes(field) && (here === undefined) === (there === undefined),
    }))
    .filter((each) => each.here !== null || each.inShop !== null);
  return {
    ...{ code: code.code, connection: name, inShop: state ?? 'missing' },
    isSame: state === 'there' && fields.every(({ isSame }) => isSame),
    fields,
  };
}

const notPublished = () =>
  conflict(
    '/problems/code-not-published',
    'The code is in no shop that is asked: publish it with POST /v1/codes/{code}/publish.',
  );
