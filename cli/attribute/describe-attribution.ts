import type { PathCredits, PathModelSpec } from '../../core/attribution/paths/index.ts';
import type { PathTotals } from './path-totals.ts';
import { trimPlaces } from './trim-places.ts';

/** What the command found out; `--json` prints it as it is. */
export type Attribution = { readonly model: string; readonly order: number | null } & PathTotals &
  PathCredits;

/**
 * Keys come in the order in which they are documented; those of another model are left out. The long
 * lists are made only if somebody reads them: a table shows none of them.
 */
export function describeAttribution(
  spec: PathModelSpec,
  { journeys, conversions, value }: PathTotals,
  found: PathCredits,
): Attribution {
  const { credits, removalEffects, conversionProbability } = found;
  return {
    model: spec.model,
    order: spec.model === 'markov' ? spec.order : null,
    journeys,
    conversions,
    value,
    credits,
    ...(removalEffects && { removalEffects }),
    get transitions() {
      return found.transitions;
    },
    ...(conversionProbability !== undefined && { conversionProbability }),
    get byPosition() {
      return found.byPosition?.map(trimPlaces);
    },
  };
}
