import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeRequirements } from '../../../core/payouts/describe-requirement.ts';
import { judgeMethod } from '../../../core/payouts/judge-account.ts';
import { stripeLimits } from '../../../core/payouts/rails/stripe-limits.ts';
import {
  noteReceiverNews,
  type ReceiverAccount,
  type ReceiverAccountKey,
  type ReceiverNews,
} from '../../../core/payouts/receiver-account.ts';

const key: ReceiverAccountKey = { merchantId: 'acme', rail: 'stripe', accountId: 'acct_1' };

const apply = (news: readonly ReceiverNews[]) =>
  news.reduce<ReceiverAccount | undefined>(
    (known, each) => noteReceiverNews(known, key, each) ?? known,
    undefined,
  );

const anyStanding = fc
  .record({
    at: fc.integer({ min: 0, max: 3 }),
    canReceive: fc.boolean(),
    canPayOut: fc.boolean(),
    missing: fc.uniqueArray(fc.constantFrom('external_account', 'individual.email')),
  })
  .map((standing) => ({ standing: { ...standing, accountId: 'acct_1' } }));
const anyBankPayout = fc
  .record({
    at: fc.integer({ min: 0, max: 3 }),
    reference: fc.constantFrom('po_1', 'po_2'),
    state: fc.constantFrom('paid' as const, 'failed' as const, 'canceled' as const),
  })
  .map((bankPayout) => ({
    bankPayout: { ...bankPayout, amount: { minorUnits: 5n, currency: 'EUR' } },
  }));
const someNews = fc.array(fc.oneof(anyStanding, anyBankPayout), { maxLength: 8 });

describe('what is known of a receiver’s account', () => {
  it('is the same in whichever order news come, and however often', () => {
    fc.assert(
      fc.property(
        someNews.chain((news) =>
          fc.record({
            news: fc.constant(news),
            shuffled: fc.shuffledSubarray([...news, ...news], { minLength: news.length * 2 }),
          }),
        ),
        ({ news, shuffled }) => {
          expect(apply(shuffled)).toEqual(apply(news));
        },
      ),
    );
  });

  it('is as it was at the latest moment', () => {
    fc.assert(
      fc.property(someNews, (news) => {
        const moments = news.flatMap((each) => ('standing' in each ? [each.standing.at] : []));
        expect(apply(news)?.standing?.at ?? -1).toBe(Math.max(-1, ...moments));
      }),
    );
  });

  it('of one second, what came back counts, and what is further', () => {
    const bank = (state: 'paid' | 'failed') => ({
      bankPayout: {
        ...{ at: 1, reference: 'po_1', state },
        amount: { minorUnits: 5n, currency: 'EUR' },
      },
    });
    const standing = (canReceive: boolean) => ({
      standing: { at: 1, accountId: 'acct_1', canReceive, canPayOut: false, missing: [] },
    });

    expect(apply([bank('failed'), bank('paid')])?.bankPayout?.state).toBe('failed');
    expect(apply([standing(true), standing(false)])?.standing?.canReceive).toBe(true);
  });
});

describe('whoever is paid over Stripe', () => {
  const mia = {
    ...{ currency: 'EUR', debtor: undefined },
    method: { rail: 'stripe', accountId: 'acct_1' } as const,
    rails: { stripe: { limits: stripeLimits } },
  };
  const standing = {
    ...{ accountId: 'acct_1', canReceive: false, canPayOut: false },
    missing: ['external_account', 'individual.verification.document'],
  };

  it('is not paid while Stripe says that the account cannot be, and is told what is missing', () => {
    expect(judgeMethod(500n, { ...mia, standings: [standing] })).toEqual({
      ...{ pays: false, minorUnits: 500n, reason: 'rail-account-incomplete' },
      detail:
        'Stripe still asks for: a bank account or card to be paid out to; verification document of the person.',
    });
    const rejected = { ...standing, missing: [], disabledReason: 'rejected.fraud' };
    expect(judgeMethod(500n, { ...mia, standings: [rejected] })).toMatchObject({
      detail: 'Stripe says: rejected.fraud.',
    });
    const silent = { ...standing, missing: [] };
    expect(judgeMethod(500n, { ...mia, standings: [silent] })).toMatchObject({
      detail: 'Stripe does not let the account be paid yet.',
    });
  });

  it.each([
    { what: 'nothing is known of the account', standings: [] },
    { what: 'only the bank is missing', standings: [{ ...standing, canReceive: true }] },
    { what: 'it is another account', standings: [{ ...standing, accountId: 'acct_2' }] },
  ])('is paid where $what', ({ standings }) => {
    expect(judgeMethod(500n, { ...mia, standings })).toMatchObject({ pays: true });
  });
});

describe('what Stripe asks for, in words', () => {
  it.each([
    ['tos_acceptance.date', 'agreement to Stripe’s terms'],
    ['company.tax_id', 'tax id of the company'],
    ['person_8UayFKIMRJklog.dob.day', 'dob day of a person of the company'],
    ['settings.payouts.schedule', 'settings payouts schedule'],
  ])('%s is %s', (name, words) => {
    expect(describeRequirements([name])).toEqual([words]);
  });

  it('says each thing once', () => {
    expect(describeRequirements(['tos_acceptance.date', 'tos_acceptance.ip'])).toHaveLength(1);
  });
});
