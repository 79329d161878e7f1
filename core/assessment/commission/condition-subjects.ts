import type { Candidate } from '../../attribution/candidate.ts';
import type { ConditionSubject } from '../../plans/match-condition.ts';
import type { LineBase } from '../assessment.ts';
import type { Sale } from './sale.ts';

/** What conditions are asked about: one touch that earned credit, on one line after the other. */
export type MovingSubject = { -readonly [Fact in keyof ConditionSubject]: ConditionSubject[Fact] };

/**
 * The subjects of an order, one for each credit and in their order, on no line yet. They are few
 * objects that move from line to line, because an order asks for touches x lines of them.
 */
export function describeTouches(sale: Sale, orderValueMinorUnits: bigint): MovingSubject[] {
  return sale.earning.map((candidate) => describeTouch(candidate, sale, orderValueMinorUnits));
}

function describeTouch(
  { touch, enrolment, link, code }: Candidate,
  { order, terms }: Sale,
  orderValueMinorUnits: bigint,
): MovingSubject {
  // The link or code by which the buyer came says where it stood.
  const place = touch.kind === 'code' ? code : link;
  return {
    productId: undefined,
    variantId: undefined,
    categories: undefined,
    tags: undefined,
    country: order.country,
    currency: order.currency,
    customer: terms.customer,
    orderValueMinorUnits,
    paymentNumber: terms.paymentNumber ?? order.subscription?.paymentNumber ?? order.paymentNumber,
    placedAt: order.placedAt,
    creatorId: touch.creatorId,
    group: enrolment?.group,
    tier: enrolment?.tier,
    touchKind: touch.kind,
    format: place?.content?.format,
    platform: place?.content?.platform,
    campaignId: place?.campaignId,
    code: touch.code,
    slug: touch.slug,
    amplified: link?.amplified ?? false,
  };
}

/** Moves subjects to a line of the order. */
export function moveToLine(
  subjects: readonly MovingSubject[],
  { productId, variantId, categories, tags }: LineBase,
  { order }: Sale,
): void {
  const allTags = joinTags(tags, order.tags);
  for (const subject of subjects) {
    subject.productId = productId;
    subject.variantId = variantId;
    subject.categories = categories;
    subject.tags = allTags;
  }
}

function joinTags(
  ofLine: readonly string[] | undefined,
  ofOrder: readonly string[] | undefined,
): readonly string[] | undefined {
  if (ofLine === undefined || ofOrder === undefined) return ofLine ?? ofOrder;
  return [...ofLine, ...ofOrder];
}
