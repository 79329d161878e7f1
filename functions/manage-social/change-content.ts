import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { RecordedContent, StoredContent } from '../../core/social/polling/index.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { rewardContent } from '../shared/social/reward-content.ts';
import { describeContent } from './describe-content.ts';
import { findEarnings } from './find-earnings.ts';
import type { ManageSocialPorts } from './ports.ts';

/** Each loss of a race is a poll's win; more of them are no coincidence. */
const attemptsMax = 5;

/**
 * Writes down what somebody says of a post and reports what it earns by that; who asks again is answered the same.
 *
 * @param toNext what becomes of the post; nothing if that was said already.
 * @throws ProblemError 404 if there is no such post.
 */
export async function changeContent(
  ports: ManageSocialPorts,
  account: SocialAccount,
  contentId: string,
  toNext: (known: StoredContent) => RecordedContent | undefined,
) {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const [known] = await ports.polls.findContents(account, [contentId]);
    if (known === undefined) throw notFound();
    const recorded = toNext(known);
    // What it earns is reported first: who dies in between is asked again, and nobody else would notice.
    await rewardContent(ports, recorded?.content ?? known);
    if (recorded === undefined || (await ports.polls.saveContent(recorded)) === 'saved') {
      const content = recorded?.content ?? known;
      return describeContent(content, await findEarnings(ports, content));
    }
  }
  throw new Error(`The post ${contentId} kept changing.`);
}
