import type { SocialAccount } from '../../../core/social/accounts/index.ts';
import { recordDeletion } from '../../../core/social/polling/record-content.ts';
import { readAllPages } from '../reading/read-all-pages.ts';
import { disconnectAccount } from './end-account.ts';
import type { SocialPorts } from './social-ports.ts';

/**
 * Ends the accounts of a creator who is erased: what was granted is taken back and forgotten, figures are deleted by the
 * poller, posts lose their words and addresses as if they were deleted, and the account its names. Can be repeated, and
 * goes on where it was.
 *
 * @throws Error if a post is changed by somebody else meanwhile: the same again does the rest.
 */
export async function forgetAccounts(
  ports: SocialPorts,
  merchantId: string,
  creatorId: string,
): Promise<void> {
  for (const account of await ports.accounts.listOfCreator(merchantId, creatorId)) {
    await disconnectAccount(ports, account);
    await forgetPosts(ports, account);
    await ports.accounts.change(account, (known) => known && withoutNames(known));
  }
}

async function forgetPosts({ polls, now }: SocialPorts, account: SocialAccount): Promise<void> {
  const posts = await readAllPages((page) => polls.listContentsPage(account, page));
  for (const post of posts) {
    const recorded = recordDeletion(post, now());
    if (recorded === undefined) continue;
    if ((await polls.saveContent(recorded)) === 'stale') {
      throw new Error(`The post ${post.contentId} was changed while it was forgotten.`);
    }
  }
}

const withoutNames = ({ handle: _, name: __, ...account }: SocialAccount): SocialAccount => account;
