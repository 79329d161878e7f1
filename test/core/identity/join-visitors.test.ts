import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinVisitors } from '../../../core/identity/join-visitors.ts';

const cutOff = 1_000;
const linksOf = (count: number, recordedAt = cutOff) =>
  Array.from({ length: count }, (_, number) => ({ visitorId: `v${100 + number}`, recordedAt }));

describe('joinVisitors', () => {
  it('joins the browser of the order and those of all its identities, each once', () => {
    const byEmail = { personHash: 'p1:email', links: [{ visitorId: 'phone', recordedAt: 1 }] };
    const byCustomer = {
      personHash: 'p1:customer',
      links: [
        { visitorId: 'phone', recordedAt: 2 },
        { visitorId: 'laptop', recordedAt: 3 },
      ],
    };

    expect(joinVisitors('tablet', [byEmail, byCustomer], cutOff)).toEqual({
      visitorIds: ['laptop', 'phone', 'tablet'],
      flaggedIdentities: [],
    });
  });

  it('joins nobody to an order without browser and buyer', () => {
    expect(joinVisitors(undefined, [], cutOff)).toEqual({ visitorIds: [], flaggedIdentities: [] });
  });

  it('counts a link of the last moment before the cut-off, and none after it', () => {
    const links = [
      { visitorId: 'in-time', recordedAt: cutOff },
      { visitorId: 'late', recordedAt: cutOff + 1 },
    ];

    const { visitorIds } = joinVisitors(undefined, [{ personHash: 'p1:a', links }], cutOff);

    expect(visitorIds).toEqual(['in-time']);
  });

  it.each([
    { count: 50, joined: 50, flagged: [] },
    { count: 51, joined: 0, flagged: ['p1:till'] },
  ])('joins $joined of $count browsers behind one identity', ({ count, joined, flagged }) => {
    const identity = { personHash: 'p1:till', links: linksOf(count) };

    const result = joinVisitors(undefined, [identity], cutOff);

    expect(result.visitorIds).toHaveLength(joined);
    expect(result.flaggedIdentities).toEqual(flagged);
  });

  it('keeps what other identities join beside one that is no person, and the own browser', () => {
    const till = { personHash: 'p1:till', links: linksOf(51) };
    const anna = { personHash: 'p1:anna', links: [{ visitorId: 'v100', recordedAt: 1 }] };

    expect(joinVisitors('own', [till, anna], cutOff)).toEqual({
      visitorIds: ['own', 'v100'],
      flaggedIdentities: ['p1:till'],
    });
  });

  it('names the identities that are no person in one order, each once', () => {
    const tills = ['p1:z', 'p1:a', 'p1:z'].map((personHash) => ({
      personHash,
      links: linksOf(51),
    }));

    expect(joinVisitors(undefined, tills, cutOff).flaggedIdentities).toEqual(['p1:a', 'p1:z']);
  });

  it('answers the same however late it is asked, and in whatever order identities come', () => {
    const links = fc.array(
      fc.record({
        visitorId: fc.integer({ min: 1, max: 200 }).map((number) => `v${number}`),
        recordedAt: fc.integer({ min: cutOff - 100, max: cutOff + 100 }),
      }),
      { maxLength: 120, size: 'max' },
    );
    const identities = fc.array(
      fc.record({ personHash: fc.constantFrom('p1:a', 'p1:b', 'p2:a'), links }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(identities, (known) => {
        const knownAtTheClose = known.map(({ personHash, links: all }) => ({
          personHash,
          links: all.filter(({ recordedAt }) => recordedAt <= cutOff).toReversed(),
        }));

        expect(joinVisitors('own', known, cutOff)).toEqual(
          joinVisitors('own', knownAtTheClose.toReversed(), cutOff),
        );
      }),
    );
  });
});
