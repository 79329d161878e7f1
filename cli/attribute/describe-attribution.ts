import type { PathCredits, PathModelSpec } from '../../core/attribution/paths/index.ts';
import type { PathTotals } from './path-totals.ts';

/** What the command found out; `--json` prints it as it is. */
export type Attribution = { readonly model: string; readonly order: number | null } & PathTotals &
  PathCredits;

/** Keys come in the order in which they are documented; those of another model are left out. */
export function describeAttribution(
  spec: PathModelSpec,
  { journeys, conversions, value }: PathTotals,
  { credits, ...more }: PathCredits,
): Attribution {
  const order = spec.model === 'markov' ? spec.order : null;
  const { removalEffects, transitions, conversionProbability, byPosition } = more;
  return {
    model: spec.model,
    order,
    journeys,
    conversions,
    value,
    credits,
    ...(removalEffects && { removalEffects }),
    ...(transitions && { transitions }),
    ...(conversionProbability !== undefined && { conversionProbability }),
    ...(byPosition && { byPosition }),
  };
}
