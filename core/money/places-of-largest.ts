/** Up to this many values, looking through them again for each place is faster than sorting them. */
const fewValues = 32;

/**
 * The places of the `count` largest of some values that are not negative, the largest first, and
 * of equal values the earlier one.
 */
export function placesOfLargest(values: readonly bigint[], count: number): readonly number[] {
  if (count === 0) return [];
  return values.length > fewValues ? sortPlaces(values, count) : pickPlaces(values, count);
}

function sortPlaces(values: readonly bigint[], count: number): readonly number[] {
  return values
    .map((value, place) => ({ value, place }))
    .sort((a, b) => (a.value === b.value ? a.place - b.place : a.value > b.value ? -1 : 1))
    .slice(0, count)
    .map(({ place }) => place);
}

function pickPlaces(values: readonly bigint[], count: number): readonly number[] {
  const left = [...values];
  const places: number[] = [];
  for (let picked = 0; picked < count; picked += 1) {
    const place = placeOfLargest(left);
    places.push(place);
    left[place] = -1n;
  }
  return places;
}

function placeOfLargest(values: readonly bigint[]): number {
  let largest = -1n;
  let found = 0;
  values.forEach((value, place) => {
    if (value <= largest) return;
    largest = value;
    found = place;
  });
  return found;
}
