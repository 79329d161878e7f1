import type { ShopName, StoryLine } from './story-types.ts';

export type SampleShop = {
  readonly name: ShopName;
  readonly currency: 'USD' | 'EUR' | 'JPY';
  readonly country: string;
  readonly province: string;
  /** Order ids begin here; they are larger than a double can hold exactly. */
  readonly firstOrderId: bigint;
  readonly firstOrderNumber: number;
  /** Whether prices contain tax, and how many percent. */
  readonly taxIncluded: boolean;
  readonly taxPercent: bigint;
  readonly prices: Readonly<Record<string, bigint>>;
  /** Creators of the shop's program, by the names their links and codes begin with. */
  readonly creators: readonly SampleCreator[];
};

export type SampleCreator = {
  readonly creatorId: string;
  readonly email: string;
  readonly slugs: readonly [string, string];
  readonly code: string;
};

/** What the shops sell; ids are those of the plans' product conditions. */
export const sampleProducts: Readonly<
  Record<string, { readonly productId: string; readonly title: string; readonly sku: string }>
> = {
  tent: { productId: '7300000000001', title: 'Kestrel 2 Tent', sku: 'AP-TNT-02' },
  pack: { productId: '7300000000002', title: 'Ridge 45 Backpack', sku: 'AP-PCK-45' },
  jacket: { productId: '7300000000003', title: 'Cirque Rain Jacket', sku: 'AP-JKT-11' },
  base: { productId: '7300000000004', title: 'Merino Base Layer', sku: 'AP-BSE-07' },
  socks: { productId: '7300000000005', title: 'Trail Socks, three pairs', sku: 'AP-SCK-03' },
  filter: { productId: '7300000000006', title: 'Tarn Water Filter', sku: 'AP-FLT-01' },
  stove: { productId: '7300000000007', title: 'Ember Camp Stove', sku: 'AP-STV-01' },
  'gift-card': { productId: '7300000000008', title: 'Gift card', sku: 'AP-GFT-50' },
};

const creator = (
  creatorId: string,
  first: string,
  second: string,
  code: string,
): SampleCreator => ({
  creatorId,
  email: `${creatorId.replace('-', '.')}@creators.example`,
  slugs: [first, second],
  code,
});

export const sampleShops: Readonly<Record<ShopName, SampleShop>> = {
  us: {
    name: 'us',
    currency: 'USD',
    country: 'US',
    province: 'CO',
    firstOrderId: 9_300_000_000_000_001n,
    firstOrderNumber: 1001,
    taxIncluded: false,
    taxPercent: 0n,
    prices: {
      tent: 38_900n,
      pack: 21_900n,
      jacket: 24_900n,
      base: 8_950n,
      socks: 3_895n,
      filter: 6_450n,
      stove: 11_900n,
      'gift-card': 5_000n,
    },
    creators: [
      creator('harper-quinn', 'harper-tent', 'harper-pack', 'HARPER10'),
      creator('diego-marin', 'diego-jacket', 'diego-tent', 'DIEGO10'),
      creator('naomi-whitfield', 'naomi-jacket', 'naomi-stove', 'NAOMI10'),
      creator('caleb-osei', 'caleb-pack', 'caleb-filter', 'CALEB15'),
      creator('june-park', 'june-base', 'june-socks', 'JUNE10'),
    ],
  },
  eu: {
    name: 'eu',
    currency: 'EUR',
    country: 'DE',
    province: 'BE',
    firstOrderId: 9_400_000_000_000_001n,
    firstOrderNumber: 5001,
    taxIncluded: true,
    taxPercent: 19n,
    prices: {
      tent: 36_900n,
      pack: 20_900n,
      jacket: 23_900n,
      base: 8_490n,
      socks: 3_690n,
      filter: 5_990n,
      stove: 10_900n,
      'gift-card': 5_000n,
    },
    creators: [
      creator('lena-vogt', 'lena-zelt', 'lena-rucksack', 'LENA10'),
      creator('mateo-ferrer', 'mateo-tienda', 'mateo-chaqueta', 'MATEO10'),
      creator('sofie-lindgren', 'sofie-talt', 'sofie-ull', 'SOFIE10'),
      creator('anton-kowalski', 'anton-namiot', 'anton-filtr', 'ANTON15'),
      creator('chiara-bianchi', 'chiara-tenda', 'chiara-zaino', 'CHIARA10'),
    ],
  },
  jp: {
    name: 'jp',
    currency: 'JPY',
    country: 'JP',
    province: 'JP-13',
    firstOrderId: 9_500_000_000_000_001n,
    firstOrderNumber: 8001,
    taxIncluded: false,
    taxPercent: 10n,
    prices: {
      tent: 58_000n,
      pack: 32_800n,
      jacket: 36_500n,
      base: 12_845n,
      socks: 5_433n,
      filter: 8_970n,
      stove: 16_800n,
      'gift-card': 5_000n,
    },
    creators: [
      creator('yuki-tanaka', 'yuki-tent', 'yuki-jacket', 'YUKI10'),
      creator('ren-kobayashi', 'ren-pack', 'ren-stove', 'REN10'),
      creator('hana-mori', 'hana-base', 'hana-socks', 'HANA10'),
      creator('kenji-sato', 'kenji-filter', 'kenji-tent', 'KENJI15'),
    ],
  },
};

/** A line of a shop's product at its price; the line's id derives from the order's and its place. */
export function sampleLine(
  shop: SampleShop,
  orderId: string,
  place: number,
  product: string,
  quantity = 1,
): StoryLine {
  const unitPriceMinorUnits = shop.prices[product];
  if (unitPriceMinorUnits === undefined) throw new RangeError(`No shop sells a ${product}.`);
  return {
    lineId: `${BigInt(orderId) * 10n + BigInt(place)}`,
    product,
    unitPriceMinorUnits,
    quantity,
  };
}
