import { greatestCommonDivisor } from '../../money/greatest-common-divisor.ts';
import { roundFraction } from '../../money/round-fraction.ts';
import type { ExplainedCredit } from './explained-credit.ts';

const allHundredths = 10_000n;

/**
 * A share for people: `1/3`, and `33.33 %` (rounded, for reading only). All of it is `1`, `100 %`;
 * nothing less than all reads so, and nothing more than none as `0 %`.
 */
export function formatShare(parts: bigint, totalParts: bigint): ExplainedCredit {
  if (parts === totalParts) return { fraction: '1', percent: '100 %' };
  const divisor = greatestCommonDivisor(parts, totalParts);
  const fraction = `${parts / divisor}/${totalParts / divisor}`;
  const hundredths = roundFraction(parts * allHundredths, totalParts, 'half-even');
  if (hundredths === allHundredths) return { fraction, percent: 'more than 99.99 %' };
  if (hundredths === 0n && parts !== 0n) return { fraction, percent: 'less than 0.01 %' };
  const decimals = (hundredths % 100n).toString().padStart(2, '0');
  const whole = hundredths / 100n;

  return { fraction, percent: decimals === '00' ? `${whole} %` : `${whole}.${decimals} %` };
}
