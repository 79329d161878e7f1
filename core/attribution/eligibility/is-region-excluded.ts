import type { AttributableConversion } from '../attribution.ts';
import type { RegionRule } from '../policy.ts';

/** Whether orders from the conversion's region do not earn. An unknown place is not excluded. */
export function isRegionExcluded(
  { country, region }: Pick<AttributableConversion, 'country' | 'region'>,
  rule: RegionRule | undefined,
): boolean {
  if (rule === undefined || country === undefined) return false;
  const subdivision = nameSubdivision(country, region);
  const isNamedIn = (places: readonly string[]) =>
    places.includes(country) || (subdivision !== undefined && places.includes(subdivision));
  return 'only' in rule ? !isNamedIn(rule.only) : isNamedIn(rule.except);
}

/** Shops write a subdivision with its country (`US-CA`) or without it (`CA`). */
function nameSubdivision(country: string, region: string | undefined): string | undefined {
  if (region === undefined) return undefined;
  return region.startsWith(`${country}-`) ? region : `${country}-${region}`;
}
