import { formatMoneyWithCurrency } from '../../money/format-money-with-currency.ts';
import type { AssistBonus, ReferralShare } from '../plan.ts';
import { findAmountProblems } from './find-amount-problems.ts';
import { findRateProblems } from './find-rate-problems.ts';
import type { Finding } from './finding.ts';

/** What is wrong with the bonus for creators who helped. */
export function findAssistBonusProblems({ amount, dailyCap }: AssistBonus): Finding[] {
  const ofAmount = findAmountProblems(amount, 'an assist bonus').map((message) => ({
    path: ['amount'],
    message,
  }));
  if (dailyCap === undefined || ofAmount.length > 0) return ofAmount;

  const path = ['dailyCap'];
  if (dailyCap.currency !== amount.currency) {
    const message = `its daily cap is in ${dailyCap.currency} and the bonus in ${amount.currency}; write both in one.`;
    return [{ path, message }];
  }
  if (dailyCap.minorUnits >= amount.minorUnits) return [];
  const message = `its daily cap is below a single bonus of ${formatMoneyWithCurrency(amount)}, which could never be paid; raise it.`;
  return [{ path, message }];
}

/** What is wrong with the share of whoever brought a creator in. */
export function findReferralShareProblems({ rate }: ReferralShare): Finding[] {
  const path = ['rate'];
  if (rate.numerator === 0n) {
    return [{ path, message: 'a share of 0 % shares nothing; leave it out.' }];
  }
  return findRateProblems(rate, 'the commission').map((message) => ({ path, message }));
}
