import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  coolsOffUntil,
  noteAccountChange,
  type PaidParty,
} from '../../../core/payouts/account-change.ts';
import type { PayoutMethod } from '../../../core/programs/program.ts';
import { msPerHour } from '../../../core/time/instant.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/index.ts';

const table = (account: string) => aSealedMethod({ rail: 'csv', holder: 'Mia', account });
const [a, b] = [table('ACCOUNT-0001'), table('ACCOUNT-0002')];
const byHand = { rail: 'manual' } as const;

/** Saves one way to be paid after the other, a day apart; `undefined`: none. */
function saveAll(methods: readonly (PayoutMethod | undefined)[]): PaidParty {
  return methods.reduce<PaidParty>((known, payoutMethod, index) => {
    const next: PaidParty = payoutMethod === undefined ? {} : { payoutMethod };
    return noteAccountChange(index === 0 ? undefined : known, next, daysAfterOrder(index));
  }, {});
}

describe('noteAccountChange', () => {
  it.each([
    { rule: 'a first account', methods: [undefined, a] },
    { rule: 'the same account again', methods: [a, a] },
    { rule: 'the same account after a while without', methods: [a, undefined, a] },
    { rule: 'payment by hand', methods: [a, byHand] },
    { rule: 'nobody’s account at all', methods: [byHand, undefined] },
  ])('lets $rule not wait', ({ methods }) => {
    const saved = saveAll(methods);

    expect(saved.accountChange).toBeUndefined();
    expect(coolsOffUntil(saved, daysAfterOrder(methods.length - 1))).toBeUndefined();
  });

  it.each([
    { rule: 'at once', methods: [a, b], at: 1 },
    { rule: 'after a while without', methods: [a, undefined, b], at: 2 },
    { rule: 'by way of payment by hand', methods: [a, byHand, undefined, b], at: 3 },
    { rule: 'and once more when it is undone', methods: [a, b, a], at: 2 },
    { rule: 'and goes on when nothing else is said', methods: [a, b, b], at: 1 },
  ])('lets another account wait for 72 hours: $rule', ({ methods, at }) => {
    const saved = saveAll(methods);
    const until = daysAfterOrder(at) + 72 * msPerHour;

    expect(coolsOffUntil(saved, until - 1)).toBe(until);
    expect(coolsOffUntil(saved, until)).toBeUndefined();
  });

  it('keeps of the old account only its end, once it has another', () => {
    const saved = saveAll([a, b]);

    expect(saved.accountChange).toEqual({
      at: daysAfterOrder(1),
      from: { rail: 'csv', ending: '0001' },
      to: { rail: 'csv', ending: '0002' },
    });
    expect(saved.formerAccount).toBeUndefined();
  });

  it('takes nothing from whoever saves', () => {
    const claimed = { at: 0, from: { rail: 'csv', ending: '' }, to: { rail: 'csv', ending: '' } };
    const next = { payoutMethod: a, accountChange: { ...claimed } } as PaidParty;

    expect(noteAccountChange(undefined, next, orderMoment).accountChange).toBeUndefined();
  });

  it('never lets an account be paid within 72 hours of another one, whatever is saved in between', () => {
    const accounts = [a, b, table('ACCOUNT-0003')];
    const methods = fc.array(fc.constantFrom(...accounts, byHand, undefined), { minLength: 2 });

    fc.assert(
      fc.property(methods, (saved) => {
        const last = saved.at(-1);
        const earlier = saved.slice(0, -1).findLast((method) => accounts.includes(method as never));
        const isOther =
          accounts.includes(last as never) && earlier !== undefined && earlier !== last;
        const waits = coolsOffUntil(saveAll(saved), daysAfterOrder(saved.length - 1));

        if (isOther) expect(waits).toBe(daysAfterOrder(saved.length - 1) + 72 * msPerHour);
      }),
    );
  });
});
