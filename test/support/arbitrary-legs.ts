import fc from 'fast-check';
import type { Leg } from '../../core/ledger/entry.ts';
import { aLeg } from './factories/a-leg.ts';

/** Legs of `mia`: earnings and reversals in two currencies and in points, each of its own order. */
export const arbitraryLegs: fc.Arbitrary<Leg[]> = fc
  .array(
    fc.record({
      unit: fc.constantFrom('USD', 'JPY', 'points'),
      minorUnits: fc.bigInt({ min: -5_000n, max: 5_000n }).filter((amount) => amount !== 0n),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((legs) => legs.map((leg, index) => aLeg({ ...leg, conversionId: `shop~${index}` })));
