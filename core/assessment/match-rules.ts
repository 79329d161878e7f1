import type { Candidate } from '../attribution/candidate.ts';
import type { Touch } from '../attribution/touch.ts';
import { type ConditionSubject, matchesCondition } from '../plans/match-condition.ts';
import type { PlanVersion, Rule } from '../plans/plan.ts';
import type { LineBase } from './assessment.ts';
import { listSaleRules } from './list-sale-rules.ts';
import type { Sale } from './sale.ts';

/** The rules that decide about one line: one for each credit, or `undefined` where none matches. */
export type LineMatch = { readonly line: LineBase; readonly rules: readonly (Rule | undefined)[] };

/** What conditions can ask about a line and its order, whoever earned the credit. */
type Goods = Omit<ConditionSubject, 'creatorId' | 'touchKind'>;

/**
 * Finds, for every line that counts and every credit, the first rule of a version that matches.
 * Pairs without one earn nothing.
 */
export function matchRules(
  lines: readonly LineBase[],
  version: PlanVersion,
  sale: Sale,
): LineMatch[] {
  const counting = lines.filter(({ excluded }) => excluded === undefined);
  const orderValueMinorUnits = counting.reduce((sum, line) => sum + line.originalMinorUnits, 0n);
  const rules = listSaleRules(version, sale.order.currency);

  return counting.map((line) => {
    const goods = describeGoods(line, orderValueMinorUnits, sale);
    return { line, rules: sale.earning.map((candidate) => findRule(rules, goods, candidate)) };
  });
}

function describeGoods(
  { productId, variantId, categories, tags }: LineBase,
  orderValueMinorUnits: bigint,
  { order, terms }: Sale,
): Goods {
  return {
    productId,
    variantId,
    categories,
    tags: joinTags(tags, order.tags),
    country: order.country,
    currency: order.currency,
    customer: terms.customer,
    orderValueMinorUnits,
    paymentNumber: terms.paymentNumber ?? order.paymentNumber,
    placedAt: order.placedAt,
  };
}

function joinTags(
  ofLine: readonly string[] | undefined,
  ofOrder: readonly string[] | undefined,
): readonly string[] | undefined {
  if (ofLine === undefined || ofOrder === undefined) return ofLine ?? ofOrder;
  return [...ofLine, ...ofOrder];
}

function findRule(rules: readonly Rule[], goods: Goods, candidate: Candidate): Rule | undefined {
  const subject = describeSubject(goods, candidate);
  for (const rule of rules) {
    if (rule.when === undefined || matchesCondition(rule.when, subject)) return rule;
  }
  return undefined;
}

/** Written out field by field: it is made for every line and credit. */
function describeSubject(
  goods: Goods,
  { touch, enrolment, link, code }: Candidate,
): ConditionSubject {
  const { campaignId, content } = placeOf(touch, link, code) ?? nowhere;
  return {
    productId: goods.productId,
    variantId: goods.variantId,
    categories: goods.categories,
    tags: goods.tags,
    country: goods.country,
    currency: goods.currency,
    customer: goods.customer,
    orderValueMinorUnits: goods.orderValueMinorUnits,
    paymentNumber: goods.paymentNumber,
    placedAt: goods.placedAt,
    creatorId: touch.creatorId,
    group: enrolment?.group,
    tier: enrolment?.tier,
    touchKind: touch.kind,
    format: content?.format,
    platform: content?.platform,
    campaignId,
    code: touch.code,
    slug: touch.slug,
    amplified: link?.amplified ?? false,
  };
}

const nowhere: Pick<NonNullable<Candidate['link']>, 'campaignId' | 'content'> = {};

/** The link or code by which the buyer came. */
function placeOf(
  { kind }: Touch,
  link: Candidate['link'],
  code: Candidate['code'],
): Candidate['link'] | Candidate['code'] {
  return kind === 'code' ? code : link;
}
