import type { Code } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import type { SocialAccount, SocialAccountStore } from '../../../core/social/accounts/index.ts';
import {
  type ContentMention,
  findMentions,
  type ProgramMarks,
} from '../../../core/social/find-mentions.ts';
import type { SocialContent } from '../../../core/social/social-content.ts';
import { type Instant, msPerMinute } from '../../../core/time/instant.ts';
import { isSlug } from '../../../core/tracking/slug.ts';

export type FindMarksPorts = {
  readonly directory: Pick<ProgramDirectory, 'listPrograms' | 'findLink'>;
  readonly registry: Pick<ProgramRegistry, 'listCodes'>;
  readonly accounts: Pick<SocialAccountStore, 'findApp'>;
  readonly now: () => Instant;
};

/** What a merchant's posts are looked through for, for so long without asking again. */
const rememberedMs = 5 * msPerMinute;
const codesPerPage = 100;

type Remembered = {
  readonly at: Instant;
  readonly hosts: readonly string[];
  readonly codes: readonly Code[];
};

/**
 * Finds the marks of a merchant's programs in posts. Codes and hosts are remembered for some minutes; a slug is looked up when one stands in a
 * post, so that it costs nothing how many links there are.
 */
export function makeFindMarks(ports: FindMarksPorts) {
  const remembered = new Map<string, Promise<Remembered>>();
  async function recall(merchantId: string): Promise<Remembered> {
    const known = await remembered.get(merchantId)?.catch(() => undefined);
    if (known !== undefined && ports.now() - known.at < rememberedMs) return known;
    const asked = ask(ports, merchantId);
    remembered.set(merchantId, asked);
    return asked;
  }
  return async (
    account: SocialAccount,
    content: SocialContent,
  ): Promise<readonly ContentMention[]> => {
    const { merchantId, platform, linkHost } = account;
    const { hosts, codes } = await recall(merchantId);
    const app = await ports.accounts.findApp(merchantId, platform);
    const linkHosts = [...new Set([linkHost, ...hosts])];
    const marks: ProgramMarks = {
      ...{ linkHosts, codes, slugs: await findSlugs(ports, merchantId, content, linkHosts) },
      brandHandles: (app?.brandHandles ?? []).map((handle) => ({ platform, handle })),
      brandHashtags: app?.brandHashtags ?? [],
    };
    return findMentions(content, marks);
  };
}

async function ask(
  { directory, registry, now }: FindMarksPorts,
  merchantId: string,
): Promise<Remembered> {
  const at = now();
  const programs = await directory.listPrograms(merchantId);
  const codes: Code[] = [];
  let after: string | undefined;
  do {
    const page = { limit: codesPerPage, ...(after === undefined ? {} : { after }) };
    const { items, next } = await registry.listCodes(merchantId, page);
    codes.push(...items);
    after = next;
  } while (after !== undefined);
  return { at, codes, hosts: programs.flatMap(({ linkHost = [] }) => linkHost) };
}

async function findSlugs(
  { directory }: FindMarksPorts,
  merchantId: string,
  { links }: SocialContent,
  hosts: readonly string[],
): Promise<ProgramMarks['slugs']> {
  const written = links.flatMap((link) => {
    const url = URL.parse(link);
    const [, slug = ''] = /^\/r\/([^/]+)\/?$/.exec(url?.pathname ?? '') ?? [];
    const isOurs = hosts.some((host) => host.toLowerCase() === url?.host.toLowerCase());
    return isOurs && isSlug(slug) ? [slug] : [];
  });
  const slugs: ProgramMarks['slugs'][number][] = [];
  for (const slug of new Set(written)) {
    const link = await directory.findLink(slug);
    if (link?.merchantId === merchantId) slugs.push({ ...link, slug });
  }
  return slugs;
}
