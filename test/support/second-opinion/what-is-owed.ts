import { sampleProducts } from '../../../cli/demo/story/sample-shops.ts';
import type { DatedChange, Story, StoryOrder } from '../../../cli/demo/story/story-types.ts';
import { roundHalfEven, splitByRemainder } from './arithmetic.ts';
import { baseOfGoods, type GoodsBase } from './base-of-goods.ts';
import type { SampleRule, ShopTerms } from './shop-terms.ts';
import { type Credit, whoEarns } from './who-earns.ts';

/** Minor units by creator; nobody with nothing. */
export type Owed = ReadonlyMap<string, bigint>;

/** What an order owes to whom after some of its changes, by the sample plans and design section 8. */
export function whatIsOwed(
  story: Story,
  order: StoryOrder,
  terms: ShopTerms,
  isTold: (change: DatedChange) => boolean,
): { readonly owed: Owed; readonly credit: Credit } {
  const credit = whoEarns(story, order, terms);
  const goods = order.isTest ? undefined : baseOfGoods(order, order.changes.filter(isTold));
  const version = terms.versions[order.shop]?.find(({ from }) => from <= order.placedAt);
  const owed = new Map<string, bigint>();
  for (const commission of commissionsOf(
    goods ?? [],
    version?.rules ?? [],
    isNewCustomer(story, order),
  )) {
    const shares = splitByRemainder(
      commission,
      credit.earners.map(({ weight }) => weight),
    );
    credit.earners.forEach(({ creatorId }, place) => {
      owed.set(creatorId, (owed.get(creatorId) ?? 0n) + (shares[place] ?? 0n));
    });
  }
  return { owed: new Map([...owed].filter(([, minorUnits]) => minorUnits !== 0n)), credit };
}

/** A percentage of each line, each rounded; a flat amount once for all the goods under its rule. */
function commissionsOf(
  goods: readonly GoodsBase[],
  rules: readonly SampleRule[],
  isNew: boolean,
): bigint[] {
  const ruleOf = ({ product }: GoodsBase) =>
    rules.find(
      (rule) =>
        (rule.product === undefined || rule.product === sampleProducts[product]?.productId) &&
        (!rule.onlyNewCustomers || isNew),
    );
  const earning = goods.filter(({ product }) => product !== 'gift-card');
  const percents = earning.flatMap((line) => {
    const perMille = ruleOf(line)?.perMille;
    return perMille === undefined ? [] : [roundHalfEven(line.after * perMille, 1000n)];
  });
  const flats = rules.flatMap((rule) => {
    const lines = earning.filter((line) => ruleOf(line) === rule);
    if (rule.flatMinorUnits === undefined || lines.length === 0) return [];
    const [before, after] = [
      sum(lines.map((line) => line.before)),
      sum(lines.map((line) => line.after)),
    ];
    return before === 0n ? [] : [roundHalfEven(rule.flatMinorUnits * after, before)];
  });
  return [...percents, ...flats];
}

/** No earlier order of the customer that was paid and stands; who is not known is not new. */
function isNewCustomer(story: Story, order: StoryOrder): boolean {
  const { customer, placedAt } = order;
  if (customer === undefined) return false;
  return !story.orders.some(
    (other) =>
      other !== order &&
      other.customer?.customerId === customer.customerId &&
      other.placedAt < placedAt &&
      !other.isTest &&
      (other.isPaid || other.changes.some(({ kind }) => kind === 'pay')) &&
      !other.changes.some(({ kind }) => kind === 'cancel'),
  );
}

const sum = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((total, amount) => total + amount, 0n);
