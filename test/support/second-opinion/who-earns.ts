import type { Story, StoryOrder } from '../../../cli/demo/story/story-types.ts';
import type { ShopTerms } from './shop-terms.ts';

/** A creator's part of an order's credit as a weight, in the order of their first earning touch. */
export type Earner = { readonly creatorId: string; readonly weight: bigint };

export type Credit = {
  readonly earners: readonly Earner[];
  /** The only lead was a code known from coupon sites: nobody is paid before a person has looked. */
  readonly isDoubtful: boolean;
};

type Touch = { readonly id: string; readonly creatorId: string; readonly at: number };

const windowMs = 30 * 86_400_000;

/** Who led to an order, by the story's clicks and codes and the programs' rules in design section 7. */
export function whoEarns(story: Story, order: StoryOrder, terms: ShopTerms): Credit {
  const isOwn = (creatorId: string) =>
    terms.emailOf.get(creatorId) === order.customer?.email.toLowerCase();
  const clicks = clicksBehind(story, order, terms).filter(({ creatorId }) => !isOwn(creatorId));
  const codes = order.codes.flatMap(({ code, percent, applied }) => {
    const owner = terms.creatorOfCode.get(code);
    if (owner === undefined || !applied || isOwn(owner.creatorId)) return [];
    const isLeaked = owner.leakedFrom !== undefined && owner.leakedFrom <= order.placedAt;
    return [{ id: code, creatorId: owner.creatorId, at: order.placedAt, percent, isLeaked }];
  });
  const good = codes.filter(({ isLeaked }) => !isLeaked);
  if (good.length > 0)
    return { earners: shareOut([chooseCode(good, clicks)], false), isDoubtful: false };
  if (clicks.length > 0) {
    return { earners: shareOut(clicks, terms.sharing.has(order.shop)), isDoubtful: false };
  }
  return { earners: shareOut(codes, false), isDoubtful: codes.length > 0 };
}

/** People's clicks within the window, of the order's own browser and every other of the same customer. */
function clicksBehind(story: Story, order: StoryOrder, terms: ShopTerms): Touch[] {
  const isSameCustomer = (other: StoryOrder) =>
    order.customer !== undefined && other.customer?.customerId === order.customer.customerId;
  const browsers = new Set(
    story.orders
      .filter((other) => other === order || isSameCustomer(other))
      .map(({ visitor }) => visitor),
  );
  return story.steps
    .flatMap(({ at, clicks }) => clicks.flat().map((click) => ({ ...click, at })))
    .filter(({ kind }) => kind === 'person')
    .filter(({ clickId, visitor }) => order.carries.includes(clickId) || browsers.has(visitor))
    .filter(({ at }) => at <= order.placedAt && order.placedAt - at <= windowMs)
    .map(({ clickId, slug, at }) => ({
      id: clickId,
      creatorId: terms.creatorOfSlug.get(slug) ?? slug,
      at,
    }));
}

/** Of several creators' codes the one whose creator had led here before, else the larger discount. */
function chooseCode<Code extends Touch & { readonly percent: bigint }>(
  codes: readonly Code[],
  clicks: readonly Touch[],
): Code {
  const led = codes.filter(({ creatorId }) =>
    clicks.some((click) => click.creatorId === creatorId),
  );
  const [best] = (led.length > 0 ? led : codes).toSorted((a, b) => Number(b.percent - a.percent));
  if (best === undefined) throw new RangeError('There is a code.');
  return best;
}

/** The last touch earns all, or where the program shares: 40 : 20 : 40, two alike, one all. */
function shareOut(touches: readonly Touch[], isShared: boolean): Earner[] {
  const used = isShared ? touches : touches.slice(-1);
  const middle = BigInt(used.length - 2);
  const weightAt = (place: number): bigint => {
    if (used.length < 3) return 1n;
    return place === 0 || place === used.length - 1 ? 2n * middle : 1n;
  };
  const earners = new Map<string, bigint>();
  used.forEach(({ creatorId }, place) => {
    earners.set(creatorId, (earners.get(creatorId) ?? 0n) + weightAt(place));
  });
  return [...earners].map(([creatorId, weight]) => ({ creatorId, weight }));
}
