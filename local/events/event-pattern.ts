import { type LeafMatcher, readLeafMatcher } from './leaf-matcher.ts';

/** Says whether an event, as parsed JSON, matches. */
export type EventMatcher = (event: unknown) => boolean;

/** The values that an event has at one place of a pattern: several below an array, maybe none. */
type Places = readonly unknown[];
type PlaceMatcher = (places: Places) => boolean;

/**
 * Reads an event pattern of EventBridge, which is also what Lambda's filter criteria are made of.
 *
 * Fields are matched together; the values of one field are alternatives; `$or` holds alternatives
 * of several fields. Below an array every element is tried.
 *
 * @throws RangeError if the pattern holds an operator that AWS, or this reader, does not know: a
 *   rule that silently never matched would look like lost events.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function readEventPattern(pattern: Readonly<Record<string, unknown>>): EventMatcher {
  const matches = readObject(pattern);

  return (event) => matches(spread(event));
}

function readObject(pattern: Readonly<Record<string, unknown>>): PlaceMatcher {
  const fields = Object.entries(pattern).map(([name, value]) =>
    name === '$or' ? readAlternatives(value) : readField(name, value),
  );

  return (places) => fields.every((field) => field(places));
}

function readAlternatives(value: unknown): PlaceMatcher {
  if (!Array.isArray(value) || value.length === 0) throw new RangeError('$or takes a list.');
  const alternatives = value.map((each) => readObject(each as Record<string, unknown>));

  return (places) => alternatives.some((alternative) => alternative(places));
}

function readField(name: string, value: unknown): PlaceMatcher {
  if (Array.isArray(value)) return at(name, anyOf(value.map(readLeafMatcher)));
  if (typeof value !== 'object' || value === null) {
    throw new RangeError(`The pattern's ${name} is neither a list of values nor an object.`);
  }
  return at(name, readObject(value as Record<string, unknown>));
}

function at(name: string, matches: PlaceMatcher): PlaceMatcher {
  return (places) =>
    matches(
      places.flatMap((place) =>
        isObject(place) && Object.hasOwn(place, name) ? spread(place[name]) : [],
      ),
    );
}

function anyOf(matchers: readonly LeafMatcher[]): PlaceMatcher {
  return (places) => {
    // Only leaves count, for `exists` too; an object at this place is a field that is not there.
    const leaves = places.filter((place) => !isObject(place));
    return matchers.some((matcher) =>
      matcher.kind === 'absent' ? leaves.length === 0 : leaves.some(matcher.matches),
    );
  };
}

function spread(value: unknown): Places {
  return Array.isArray(value) ? value.flatMap(spread) : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
