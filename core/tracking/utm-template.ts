import { type SubIds, subIdNames } from '../attribution/touch.ts';
import type { Link } from '../programs/program.ts';

/** What a UTM value may hold in braces, such as `{creator}`, and what a click puts in its place. */
export const utmPlaceholders = [
  'creator',
  'program',
  'campaign',
  'content',
  'platform',
  'slug',
  'subId',
  ...subIdNames,
] as const;

type Placeholder = (typeof utmPlaceholders)[number];

/** Of a link, what a template can name. */
export type TemplateLink = Pick<
  Link,
  'creatorId' | 'programId' | 'campaignId' | 'contentId' | 'platform' | 'slug' | 'utm'
>;

/** What of a template is no placeholder that we know, as it is written; a lone brace, too. */
export function findUnknownPlaceholders(template: string): string[] {
  const pieces = template.match(/\{[^{}]*\}|[{}]/g) ?? [];
  return pieces.filter((piece) => !isPlaceholder(piece.slice(1, -1)));
}

/**
 * A link's UTM values as one click adds them. What a placeholder has no value for is left out, and so is
 * a value of which nothing is left.
 */
export function expandUtm(
  link: TemplateLink,
  subIds: SubIds = {},
): Readonly<Record<string, string>> {
  const values: Readonly<Record<Placeholder, string | undefined>> = {
    creator: link.creatorId,
    program: link.programId,
    campaign: link.campaignId,
    content: link.contentId,
    platform: link.platform,
    slug: link.slug,
    subId: subIds.sub1,
    sub1: subIds.sub1,
    sub2: subIds.sub2,
    sub3: subIds.sub3,
    sub4: subIds.sub4,
    sub5: subIds.sub5,
  };
  const expanded = Object.entries(link.utm).map(([name, template]) => {
    const value = template.replace(/\{(\w+)\}/g, (piece, placeholder: string) =>
      isPlaceholder(placeholder) ? (values[placeholder] ?? '') : piece,
    );
    return [name, value] as const;
  });
  return Object.fromEntries(expanded.filter(([, value]) => value !== ''));
}

function isPlaceholder(name: string): name is Placeholder {
  return (utmPlaceholders as readonly string[]).includes(name);
}
