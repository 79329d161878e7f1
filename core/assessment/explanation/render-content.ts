import type { ExplainedActivity } from './direct-explanation.ts';
import { countThings } from './render-amount.ts';

const disclosures = {
  disclosed: 'The post says that it is paid for.',
  'not-found': 'The post does not say that it is paid for.',
  unknown: 'Nobody could tell whether the post says that it is paid for.',
} as const;

/** What is known of the post that an activity is about, as plain English; nothing if it is about none. */
export function renderContent({ content, quantity }: ExplainedActivity): string[] {
  if (content === undefined) return [];
  const { accountId, contentId, views, measuredUntil, disclosure } = content;
  const post = `The post ${contentId} of ${accountId}`;
  const until = measuredUntil === undefined ? '' : ` by ${measuredUntil.slice(0, 10)}`;
  const counted = views === quantity ? 'all of them count' : `${quantity} of them count`;
  return [
    views === undefined
      ? `${post} was approved.`
      : `${post} had ${countThings(views, 'view')}${until}; ${counted}.`,
    disclosures[disclosure],
  ];
}
