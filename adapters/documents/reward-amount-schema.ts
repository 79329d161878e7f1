import * as z from 'zod';
import type { Money } from '../../core/money/money.ts';
import { parseMoney } from '../../core/money/parse-money.ts';
import type { RewardAmount } from '../../core/plans/reward.ts';
import { explainBadAmount } from './explain-bad-amount.ts';
import { amountText, currencyText, moneySchema } from './money-schema.ts';

const forms =
  '{ amount: "8.00", currency: USD }, { points: "500" }, { storeCredit: { amount, currency } }, { discount: { amount, currency } }, { product: SKU, pieces: "1" } or { sample: SKU, pieces: "1" }';

const count = z
  .string({ error: 'Write a count as text, in quotes, such as "500".' })
  .regex(/^\d{1,15}$/, 'This is not a whole number.');
const sku = z
  .string({ error: 'Write a SKU as text; one made of digits in quotes.' })
  .min(1)
  .max(100);

/** Money, or what is not paid out as cash: points, store credit, discounts, products, samples. */
export const rewardAmountSchema = z
  .strictObject({
    amount: amountText.optional(),
    currency: currencyText.optional(),
    points: count.describe('So many points.').optional(),
    storeCredit: moneySchema.describe('Store credit in this currency.').optional(),
    discount: moneySchema.describe('A discount of this amount.').optional(),
    product: sku.describe('Goods by their SKU; say how many pieces.').optional(),
    sample: sku.describe('Samples by their SKU; say how many pieces.').optional(),
    pieces: count.describe('How many of the product or sample.').optional(),
  })
  .transform((written, context) => {
    if (context.issues.length > 0) return z.NEVER;
    const problem = (path: string[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
      return z.NEVER;
    };
    if (written.amount !== undefined && written.currency === undefined) {
      return problem(
        ['currency'],
        'The currency is missing; write its three letters, such as USD.',
      );
    }
    const amount = readAmount(written);
    if (amount === 'none') return problem([], `An amount is ${forms}.`);
    return amount ?? problem([], explainBadAmount(written));
  })
  .meta({
    id: 'RewardAmount',
    description: 'Money, points, store credit, a discount, or pieces of a product or sample.',
    oneOf: [
      { required: ['amount', 'currency'], maxProperties: 2 },
      { required: ['points'], maxProperties: 1 },
      { required: ['storeCredit'], maxProperties: 1 },
      { required: ['discount'], maxProperties: 1 },
      { required: ['product', 'pieces'], maxProperties: 2 },
      { required: ['sample', 'pieces'], maxProperties: 2 },
    ],
  });

type Written = {
  readonly amount?: string;
  readonly currency?: string;
  readonly points?: string;
  readonly storeCredit?: Money;
  readonly discount?: Money;
  readonly product?: string;
  readonly sample?: string;
  readonly pieces?: string;
};

/** The amount; `none` if the fields together are none, `undefined` if money has too many decimals. */
function readAmount(written: Written): RewardAmount | 'none' | undefined {
  const { amount = '', currency = '', points = '', storeCredit, discount, pieces = '' } = written;
  switch (Object.keys(written).toSorted().join(' ')) {
    case 'amount currency':
      return parseMoney(amount, currency);
    case 'points':
      return { minorUnits: BigInt(points), unit: 'points' };
    case 'storeCredit':
      return storeCredit && inUnit(storeCredit, 'store-credit');
    case 'discount':
      return discount && inUnit(discount, 'discount');
    case 'pieces product':
      return { minorUnits: BigInt(pieces), unit: `product:${written.product}` };
    case 'pieces sample':
      return { minorUnits: BigInt(pieces), unit: `sample:${written.sample}` };
    default:
      return 'none';
  }
}

function inUnit({ minorUnits, currency }: Money, kind: 'store-credit' | 'discount'): RewardAmount {
  return { minorUnits, unit: `${kind}:${currency}` };
}
