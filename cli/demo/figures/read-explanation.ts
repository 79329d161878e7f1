import type {
  CreatorExplanation,
  Explanation,
} from '../../../core/assessment/explanation/explanation.ts';
import type { ApiClient } from '../api-client.ts';
import type { StoryOrder } from '../story/story-types.ts';

/** An explanation's sentences by what they are about, in the order in which the API gives them. */
export type Sentences = {
  readonly title: string;
  readonly settlement: string;
  /** How the credit was divided. */
  readonly model: string;
  readonly touches: readonly string[];
  readonly lines: readonly string[];
  readonly groups: readonly string[];
  readonly owed: readonly string[];
};

/** The id under which the API knows an order of the story. */
export function conversionIdOf({ shop, orderId }: StoryOrder): string {
  return `${shop}~${orderId}`;
}

/** Why an order of the story owes what it owes, in the API's own sentences. */
export async function readExplanation(merchant: ApiClient, order: StoryOrder): Promise<Sentences> {
  const { sentences, touches, visits, lines, groups } = await merchant.get<
    Explanation & { sentences: string[] }
  >(`/v1/conversions/${encodeURIComponent(conversionIdOf(order))}/explanation`);
  const [title = '', settlement = '', model = '', ...rest] = sentences;
  const take = (count: number): string[] => rest.splice(0, count);
  return {
    title,
    settlement,
    model,
    touches: take(touches.length + visits.length),
    lines: take(lines.length),
    groups: take(groups.length),
    owed: rest,
  };
}

/** What the API tells a creator about the creator's own touches on an order. */
export async function readOwnVerdicts(creator: ApiClient, order: StoryOrder): Promise<string[]> {
  const { sentences, touches } = await creator.get<CreatorExplanation & { sentences: string[] }>(
    `/v1/me/conversions/${encodeURIComponent(conversionIdOf(order))}/explanation`,
  );
  return sentences.slice(3, 3 + touches.length);
}
