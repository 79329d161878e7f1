import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareTopics,
  isComplete,
  listSurplus,
  planTopics,
  type ShopHook,
  type ShopHooks,
} from '../../../core/topics/index.ts';

const here = 'https://go.example.com/webhooks/woocommerce/acme.shop';
const staging = 'https://staging.example.com/webhooks/woocommerce/acme.shop';
const elsewhere = 'https://other.example/hooks';
const names = ['order.created', 'order.updated', 'order.deleted'];
const wanted = names.map((topic) => ({ topic }));

type Kind = Pick<ShopHooks, 'wanted' | 'topicsPerHook' | 'isWrittenAgain'>;
const oneEach: Kind = { wanted, topicsPerHook: 'one' };
const oneForAll: Kind = { wanted, topicsPerHook: 'all' };

const plan = (kind: Kind, hooks: readonly ShopHook[]) => planTopics(kind as ShopHooks, hooks, here);
const hook = (
  hookId: string,
  topics: readonly string[],
  more: Partial<ShopHook> = {},
): ShopHook => ({
  ...{ hookId, topics, address: here },
  ...more,
});

/** A shop that does what it is asked for. */
function carryOut(kind: Kind, hooks: readonly ShopHook[]): ShopHook[] {
  let left = [...hooks];
  for (const step of plan(kind, hooks)) {
    const { topics } = step;
    if (step.kind === 'add') left.push(hook(`${1_000 + left.length}`, topics));
    if (step.kind !== 'mend') continue;
    left = left.map((each) => {
      if (each.hookId !== step.hook.hookId) return each;
      const { hookId, secretUnknown } = each;
      const all = [...new Set([...each.topics, ...topics])];
      return hook(hookId, all, secretUnknown === undefined ? {} : { secretUnknown });
    });
  }
  const surplus = listSurplus(left, here);
  return left.filter((each) => !surplus.includes(each));
}

const arbitraryHooks = fc
  .array(
    fc.record(
      {
        topics: fc.constantFrom(...names, 'coupon.created').map((topic) => [topic]),
        address: fc.constantFrom(here, staging, elsewhere),
        isDisabled: fc.constant(true as const),
        isAltered: fc.constant(true as const),
      },
      { requiredKeys: ['topics', 'address'] },
    ),
    { maxLength: 8 },
  )
  .map((made) => made.map((each, index): ShopHook => ({ hookId: String(index + 1), ...each })));
const arbitraryKind = fc.constantFrom(oneEach, oneForAll);

describe('planTopics', () => {
  it('makes a shop tell of everything, whatever it had', () => {
    fc.assert(
      fc.property(arbitraryKind, arbitraryHooks, (kind, hooks) => {
        const after = carryOut(kind, hooks);

        expect(isComplete(compareTopics(wanted, after, here))).toBe(true);
      }),
    );
  });

  it('has nothing left to do after that', () => {
    fc.assert(
      fc.property(arbitraryKind, arbitraryHooks, (kind, hooks) => {
        const after = carryOut(kind, hooks);

        expect(plan(kind, after).every((step) => step.kind === 'keep')).toBe(true);
        expect(carryOut(kind, after)).toEqual(after);
      }),
    );
  });

  it('touches nothing that leads elsewhere', () => {
    fc.assert(
      fc.property(arbitraryKind, arbitraryHooks, (kind, hooks) => {
        const others = (all: readonly ShopHook[]) => all.filter(({ address }) => address !== here);

        expect(others(carryOut(kind, hooks))).toEqual(others(hooks));
      }),
    );
  });

  it('leaves one hook for a topic, the same one in whatever order a shop lists them', () => {
    fc.assert(
      fc.property(
        arbitraryHooks.chain((hooks) =>
          fc.tuple(fc.constant(hooks), fc.shuffledSubarray(hooks, { minLength: hooks.length })),
        ),
        ([hooks, shuffled]) => {
          const idsOf = (all: readonly ShopHook[]) => all.map(({ hookId }) => hookId).toSorted();
          const surplus = listSurplus(hooks, here);

          expect(idsOf(listSurplus(shuffled, here))).toEqual(idsOf(surplus));
          const left = hooks.filter((each) => each.address === here && !surplus.includes(each));
          expect(new Set(left.map(({ topics }) => topics.join())).size).toBe(left.length);
        },
      ),
    );
  });

  it('writes again what a shop does not show', () => {
    const there = names.map((topic, index) => hook(String(index), [topic]));

    expect(plan(oneEach, there).map(({ kind }) => kind)).toEqual(['keep', 'keep', 'keep']);
    expect(plan({ ...oneEach, isWrittenAgain: true }, there).map(({ kind }) => kind)).toEqual([
      ...['mend', 'mend', 'mend'],
    ]);
  });

  it('makes anew what nobody knows the secret of, and leaves what somebody else does', () => {
    const lost = hook('1', names, { secretUnknown: 'here' });
    const made = hook('2', names);
    const byHand = hook('3', names, { secretUnknown: 'elsewhere' });

    expect(plan(oneForAll, [lost]).map(({ kind }) => kind)).toEqual(['add']);
    expect(plan(oneForAll, [byHand]).map(({ kind }) => kind)).toEqual(['keep']);
    expect(listSurplus([lost, made, byHand], here)).toEqual([lost]);
    expect(listSurplus([lost], here)).toEqual([]);
  });
});

describe('compareTopics', () => {
  const states = (hooks: readonly ShopHook[]) =>
    compareTopics(wanted, hooks, here).map(({ state }) => state);

  it('takes the best of several hooks for a topic', () => {
    const disabled = hook('1', ['order.created'], { isDisabled: true });

    expect(states([disabled])[0]).toBe('disabled');
    expect(states([disabled, hook('2', ['order.created'], { isAltered: true })])[0]).toBe(
      'altered',
    );
    expect(states([disabled, hook('2', ['order.created'])])[0]).toBe('registered');
  });

  it('knows topics that stand for several', () => {
    const scopes = [{ topic: 'store/order/created' }, { topic: 'store/cart/converted' }];
    const compare = (topic: string) =>
      compareTopics(scopes, [hook('1', [topic])], here).map(({ state }) => state);

    expect(compare('store/order/*')).toEqual(['registered', 'missing']);
    expect(compare('*')).toEqual(['registered', 'registered']);
    expect(compare('store/order/create')).toEqual(['missing', 'missing']);
  });

  it('shows what another system has under the same path, and not what other apps have', () => {
    const [first, second] = compareTopics(
      wanted,
      [
        hook('1', ['order.created'], { address: staging }),
        hook('2', ['order.updated'], { address: elsewhere }),
      ],
      here,
    );

    expect(first).toMatchObject({ state: 'other-address', otherAddresses: [staging] });
    expect(second).toEqual({ topic: 'order.updated', state: 'missing' });
  });

  it('is complete without topics that not every shop has, unless one is there and broken', () => {
    const optional = [{ topic: 'disputes/create', isOptional: true }] as const;
    const compare = (hooks: readonly ShopHook[]) =>
      isComplete(compareTopics(optional, hooks, here));

    expect(compare([])).toBe(true);
    expect(compare([hook('1', ['disputes/create'], { isDisabled: true })])).toBe(false);
    expect(isComplete(compareTopics(wanted, [], here))).toBe(false);
  });
});
