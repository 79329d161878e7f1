import fc from 'fast-check';
import type { WrittenPath } from './credit-paths.ts';

const counts = fc.integer({ min: 0, max: 4 });

/** Rows over up to five channels: repeats, rows without conversions, and rows without any journey. */
export const arbitraryPaths: fc.Arbitrary<WrittenPath[]> = fc.array(
  fc.record({
    path: fc
      .array(fc.constantFrom('A', 'B', 'C', 'D', 'Direct'), { minLength: 1, maxLength: 9 })
      .map((touches) => touches.join(' > ')),
    conversions: counts,
    value: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
    nulls: counts,
  }),
  { minLength: 1, maxLength: 25 },
);

/** Rows of which at least one converts, and whose worth comes from conversions only. */
export const convertingPaths: fc.Arbitrary<WrittenPath[]> = arbitraryPaths
  .map((paths) =>
    paths.map((path) => ({ ...path, value: path.conversions === 0 ? 0 : (path.value ?? 0) })),
  )
  .filter((paths) => paths.some(({ conversions = 0 }) => conversions > 0));
