import type { ConversionAssessment } from '../../assessment/conversion-assessment.ts';
import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { ExchangeRate } from '../../money/exchange-rate.ts';
import type { FrozenAssessment } from '../../settlement/conversion.ts';
import type { Violation } from './violation.ts';

/**
 * Currencies never mix in what a closed order has frozen: an amount in another one names the rate that
 * its terms hold, no revision holds another rate than those before it, and none waits for one.
 *
 * @param revisions in order.
 */
export function checkRates(where: string, revisions: readonly FrozenAssessment[]): Violation[] {
  const first = new Map<string, ExchangeRate>();
  return revisions.flatMap(({ revision, assessment }) => {
    const changed = (assessment.terms?.rates ?? []).filter((rate) => {
      const known = first.get(pairOf(rate)) ?? rate;
      first.set(pairOf(rate), known);
      return !isSame(known, rate);
    });
    return [
      ...changed.map((rate) => `The rate ${pairOf(rate)} is not the one that was frozen first.`),
      ...findMixed(assessment),
      ...(assessment.missingRates ?? []).map(
        (rate) => `It was decided without the rate ${pairOf(rate)}.`,
      ),
    ].map((detail) => ({ invariant: 'I16', where: `${where}@${revision}`, detail }));
  });
}

function findMixed({ groups, currency, terms }: ConversionAssessment): string[] {
  return groups.flatMap(({ ruleId, flat, exchange }) => {
    if (flat === undefined || !('currency' in flat.amount)) return [];
    if (flat.amount.currency === currency && exchange === undefined) return [];
    const pair = pairOf({ from: flat.amount.currency, to: currency });
    const isKnown =
      exchange !== undefined &&
      pairOf(exchange) === pair &&
      (terms?.rates ?? []).some((rate) => isSame(rate, exchange));
    return isKnown ? [] : [`Rule ${ruleId} paid at no rate ${pair} of the terms.`];
  });
}

const pairOf = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from} to ${to}`;

const isSame = (one: ExchangeRate, other: ExchangeRate): boolean =>
  canonicalJson(one) === canonicalJson(other);
