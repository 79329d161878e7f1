import type { ShopName, StoryCustomer } from './story-types.ts';

/** Customers of a shop, as many as are asked for; each has one id and one address. */
export type CustomerBook = { next(): StoryCustomer };

const names: Readonly<
  Record<ShopName, { readonly first: readonly string[]; readonly last: readonly string[] }>
> = {
  us: {
    first: [
      'Alice',
      'Marcus',
      'Priya',
      'Owen',
      'Rosa',
      'Grant',
      'Tessa',
      'Jamal',
      'Erin',
      'Victor',
    ],
    last: ['Hale', 'Okafor', 'Nguyen', 'Barrett', 'Salas', 'Whitman', 'Cole', 'Reyes', 'Stone'],
  },
  eu: {
    first: [
      'Jonas',
      'Amelie',
      'Luca',
      'Ines',
      'Pieter',
      'Freja',
      'Tomasz',
      'Clara',
      'Hugo',
      'Nora',
    ],
    last: ['Weber', 'Moreau', 'Rossi', 'Silva', 'de Vries', 'Jensen', 'Nowak', 'Brandt', 'Keller'],
  },
  jp: {
    first: ['Aoi', 'Haruto', 'Mei', 'Sota', 'Yuna', 'Riku', 'Sakura', 'Daiki', 'Hinata', 'Akira'],
    last: ['Suzuki', 'Takahashi', 'Ito', 'Watanabe', 'Yamamoto', 'Nakamura', 'Kato', 'Yoshida'],
  },
};

const firstIds: Readonly<Record<ShopName, number>> = {
  us: 6_100_000_000_001,
  eu: 6_200_000_000_001,
  jp: 6_300_000_000_001,
};

/** Opens a shop's customer book: the same customers in the same order every time. */
export function customersOf(shop: ShopName): CustomerBook {
  const { first, last } = names[shop];
  let count = 0;
  return {
    next() {
      const firstName = first[count % first.length] as string;
      // Nine or eight last names to ten first names: pairs repeat only after ninety or forty.
      const lastName = last[count % last.length] as string;
      const customerId = String(firstIds[shop] + count);
      const local = `${firstName}.${lastName}`.toLowerCase().replaceAll(' ', '');
      count += 1;
      return { customerId, firstName, lastName, email: `${local}.${count}@customers.example` };
    },
  };
}
