import { tokenParameter } from '../../core/tracking/landing-url.ts';
import { readLandingSite } from './read-landing-site.ts';

/** More tokens than a journey has clicks are somebody's game; the first ones are kept. */
const maxTokens = 50;

/**
 * The click tokens that an order carries, as written and each once.
 *
 * @param attributes what the shop keeps for us on the order; several tokens may be in one, separated by commas.
 * @param landingSites where the buyer's visit began, as a path or an absolute URL: its parameter `tc` is a token.
 */
export function collectTokens(
  attributes: readonly string[],
  landingSites: readonly (string | null | undefined)[],
): string[] {
  const landed = landingSites.flatMap(
    (site) => readLandingSite(site)?.searchParams.getAll(tokenParameter) ?? [],
  );
  const tokens = [...attributes.flatMap((value) => value.split(',')), ...landed]
    .map((token) => token.trim())
    .filter((token) => token !== '');
  return [...new Set(tokens)].slice(0, maxTokens);
}
