import * as z from 'zod';
import type { PublishOutcome, ShopCode, ShopCodes } from '../../../core/codes/shop-codes.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { readingAnswer } from '../codes/reading-answer.ts';
import { refuse } from '../codes/refuse.ts';
import { checkCurrency, checkLimits, type ShopLimits } from '../codes/shop-limits.ts';
import type { ShopifyAccess } from './shopify-access.ts';
import {
  discountFragment,
  readDiscount,
  shopifyDiscountSchema,
  writeDiscount,
} from './shopify-discount.ts';
import { type ShopifyGraphql, shopifyGraphql } from './shopify-graphql.ts';

const limits: ShopLimits = {
  name: 'Shopify',
  code: /^.{1,255}$/,
  canStartLater: true,
  usesPerCustomer: 'one',
  combinable: [true, false],
};

/** The discount codes of a shop, by its Admin API (GraphQL); the token needs the scope `write_discounts`. */
export function shopifyCodes(
  { shop, accessToken, address = `https://${shop}` }: ShopifyAccess,
  patience?: HttpPatience,
): ShopCodes {
  const http = apiHttp({
    address,
    headers: { 'x-shopify-access-token': accessToken },
    ...(patience === undefined ? {} : { patience }),
  });
  const ask = shopifyGraphql(http);
  return {
    check: (code, discount, now) => checkLimits(limits, code, discount, now),
    find: (code) => findCode(ask, code),
    publish: (code, discount, now) => createCode(ask, code, discount, now),
    revoke: (shopId) => deactivate(ask, shopId),
  };
}

const findQuery = `query FindCode($code: String!) {
  codeDiscountNodeByCode(code: $code) { id codeDiscount { ...Discount } }
}
${discountFragment}`;

const nodeSchema = z.object({ id: z.string(), codeDiscount: shopifyDiscountSchema });

async function findCode(ask: ShopifyGraphql, code: string): Promise<ShopCode | undefined> {
  const data = await ask('FindCode', findQuery, { code });
  const schema = z.object({ codeDiscountNodeByCode: nodeSchema.nullable() });
  const { codeDiscountNodeByCode: node } = readAnswer('FindCode', schema, data);
  if (node === null) return undefined;
  const { id: shopId, codeDiscount } = node;
  const discount = readingAnswer('FindCode', () => readDiscount(codeDiscount));
  const codes = codeDiscount.codesCount?.count ?? '1';
  return {
    ...{ shopId, code, isActive: codeDiscount.status !== 'EXPIRED' },
    ...(discount === undefined ? {} : { discount }),
    ...(codes === '1' ? {} : { isShared: true }),
  };
}

const currencyQuery = 'query ShopCurrency { shop { currencyCode } }';

async function readCurrency(ask: ShopifyGraphql): Promise<string> {
  const data = await ask('ShopCurrency', currencyQuery, {});
  const schema = z.object({ shop: z.object({ currencyCode: z.string() }) });
  return readAnswer('ShopCurrency', schema, data).shop.currencyCode;
}

const createMutation = `mutation CreateCode($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) {
    codeDiscountNode { id }
    userErrors { code message }
  }
}`;

const userErrorsSchema = z.array(
  z.object({ code: z.string().nullish(), message: z.string().default('') }),
);

async function createCode(
  ask: ShopifyGraphql,
  code: string,
  discount: ShopDiscount,
  now: Instant,
): Promise<PublishOutcome> {
  // Amounts are sent without their currency: it is the shop's.
  if (discount.value.kind === 'amount' || discount.minimumOrder !== undefined) {
    const issues = checkCurrency(discount, await readCurrency(ask));
    if (issues.length > 0) return { kind: 'refused', issues };
  }
  const variables = { discount: writeDiscount(code, discount, now) };
  const data = await ask('CreateCode', createMutation, variables);
  const schema = z.object({
    discountCodeBasicCreate: z.object({
      codeDiscountNode: z.object({ id: z.string() }).nullable(),
      userErrors: userErrorsSchema,
    }),
  });
  const { discountCodeBasicCreate: outcome } = readAnswer('CreateCode', schema, data);
  if (outcome.codeDiscountNode !== null) {
    return { kind: 'published', shopId: outcome.codeDiscountNode.id };
  }
  if (outcome.userErrors.some((error) => error.code === 'TAKEN')) return { kind: 'taken' };
  return refuse(outcome.userErrors.map(({ message }) => message));
}

const statusQuery = `query CodeStatus($id: ID!) {
  codeDiscountNode(id: $id) { id codeDiscount { ...Discount } }
}
${discountFragment}`;

const deactivateMutation = `mutation DeactivateCode($id: ID!) {
  discountCodeDeactivate(id: $id) {
    codeDiscountNode { id }
    userErrors { code message }
  }
}`;

async function deactivate(ask: ShopifyGraphql, id: string): Promise<'revoked' | 'not-found'> {
  const found = await ask('CodeStatus', statusQuery, { id });
  const { codeDiscountNode: node } = readAnswer(
    'CodeStatus',
    z.object({ codeDiscountNode: nodeSchema.nullable() }),
    found,
  );
  if (node === null) return 'not-found';
  if (node.codeDiscount.status === 'EXPIRED') return 'revoked';
  const data = await ask('DeactivateCode', deactivateMutation, { id });
  const schema = z.object({
    discountCodeDeactivate: z.object({ userErrors: userErrorsSchema }),
  });
  const { userErrors } = readAnswer('DeactivateCode', schema, data).discountCodeDeactivate;
  const [error] = userErrors;
  if (error !== undefined) {
    throw new ApiAnswerError('DeactivateCode', `did not do it: ${error.message}`);
  }
  return 'revoked';
}
