import type { AllowanceKey } from './allowance.ts';

export function isSameKey(a: AllowanceKey, b: AllowanceKey): boolean {
  return (
    a.merchantId === b.merchantId &&
    a.kind === b.kind &&
    a.id === b.id &&
    a.periodKey === b.periodKey
  );
}
