import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What one rule of the sample plans says: for which orders or goods, and a rate or a flat amount. */
export type SampleRule = {
  readonly product?: string;
  readonly onlyNewCustomers: boolean;
  /** In thousandths of the base, or minor units for each order. */
  readonly perMille?: bigint;
  readonly flatMinorUnits?: bigint;
};

/** The sample shop's seed file, as far as it decides about money. */
export type ShopTerms = {
  /** By shop: versions of the plan, the newest first. */
  readonly versions: Readonly<
    Record<string, readonly { readonly from: number; readonly rules: readonly SampleRule[] }[]>
  >;
  /** Shops whose program shares an order 40 : 20 : 40; the others pay the last touch. */
  readonly sharing: ReadonlySet<string>;
  readonly creatorOfSlug: ReadonlyMap<string, string>;
  readonly creatorOfCode: ReadonlyMap<
    string,
    { readonly creatorId: string; readonly leakedFrom?: number }
  >;
  readonly emailOf: ReadonlyMap<string, string>;
  readonly canBePaid: ReadonlySet<string>;
  /** By currency. */
  readonly minimums: ReadonlyMap<string, bigint>;
};

type Amount = { readonly amount: string; readonly currency: string };
type Seed = {
  readonly programs: Record<
    string,
    { attribution?: { model?: { kind: string } }; payouts: { minimums: Amount[] } }
  >;
  readonly plans: Record<string, { effectiveFrom?: string | Date; rules: SeedRule[] }[]>;
  readonly creators: Record<string, { email: string; payoutMethod?: unknown }>;
  readonly links: Record<string, { creatorId: string }>;
  readonly codes: Record<string, { creatorId: string; leakedFrom?: string | Date }>;
};
type SeedRule = {
  readonly when?: { readonly product?: readonly string[]; readonly customer?: string };
  readonly rewards: readonly {
    readonly kind: string;
    readonly rate?: string;
    readonly amount?: Amount;
  }[];
};

/** Reads the seed file for itself: none of the product's readers is asked. */
export function readShopTerms(file: string): ShopTerms {
  const seed = parse(readFileSync(file, 'utf8')) as Seed;
  return {
    versions: mapValues(seed.plans, (versions) =>
      versions
        .map(({ effectiveFrom, rules }) => ({
          from: effectiveFrom === undefined ? 0 : new Date(effectiveFrom).getTime(),
          rules: rules.map(readRule),
        }))
        .toSorted((a, b) => b.from - a.from),
    ),
    sharing: new Set(
      Object.entries(seed.programs)
        .filter(([, { attribution }]) => attribution?.model?.kind === 'position-based')
        .map(([shop]) => shop),
    ),
    creatorOfSlug: new Map(
      Object.entries(seed.links).map(([slug, link]) => [slug, link.creatorId]),
    ),
    creatorOfCode: new Map(
      Object.entries(seed.codes).map(([code, { creatorId, leakedFrom }]) => [
        code,
        {
          creatorId,
          ...(leakedFrom === undefined ? {} : { leakedFrom: new Date(leakedFrom).getTime() }),
        },
      ]),
    ),
    emailOf: new Map(
      Object.entries(seed.creators).map(([id, { email }]) => [id, email.toLowerCase()]),
    ),
    canBePaid: new Set(
      Object.entries(seed.creators).flatMap(([id, { payoutMethod }]) => (payoutMethod ? [id] : [])),
    ),
    minimums: new Map(
      Object.values(seed.programs).flatMap(({ payouts }) =>
        payouts.minimums.map((minimum): [string, bigint] => [
          minimum.currency,
          toMinorUnits(minimum),
        ]),
      ),
    ),
  };
}

function readRule({ when, rewards }: SeedRule): SampleRule {
  const [reward] = rewards;
  if (reward === undefined || rewards.length > 1) throw new RangeError('One reward a rule.');
  const [product] = when?.product ?? [];
  return {
    ...(product === undefined ? {} : { product }),
    onlyNewCustomers: when?.customer === 'new',
    ...(reward.rate === undefined ? {} : { perMille: digits(reward.rate, 1) }),
    ...(reward.amount === undefined ? {} : { flatMinorUnits: toMinorUnits(reward.amount) }),
  };
}

/** `12.34` of a currency with two digits, or yen, which has none, as minor units. */
export function toMinorUnits({ amount, currency }: Amount): bigint {
  return digits(amount, currency === 'JPY' ? 0 : 2);
}

/** A decimal text times a power of ten. */
function digits(text: string, places: number): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

function mapValues<From, To>(values: Record<string, From>, map: (value: From) => To) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
