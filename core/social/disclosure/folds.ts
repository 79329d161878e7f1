import type { SocialPlatform } from '../platform.ts';

/** How much of a text is seen before somebody asks for more. */
export type Fold = { readonly characters: number; readonly lines: number };

/**
 * Per platform, on a telephone, to the safe side; as seen in November 2026, as none of them states it.
 * A title is always seen whole.
 */
export const folds: Readonly<Record<SocialPlatform, Fold>> = {
  instagram: { characters: 125, lines: 3 },
  tiktok: { characters: 100, lines: 2 },
  youtube: { characters: 120, lines: 2 },
  twitch: { characters: 140, lines: 2 },
  x: { characters: 280, lines: 12 },
  rss: { characters: 200, lines: 3 },
};

/** Where the text that is seen ends, as an index into it. */
export function findFold(text: string, { characters, lines }: Fold): number {
  const byLines = text.split('\n').slice(0, lines).join('\n').length;
  const byCharacters = [...text].slice(0, characters).join('').length;
  return Math.min(byLines, byCharacters);
}
