import { expect, it } from '@jest/globals';
import type { SocialAccount } from '../../../core/social/accounts/index.ts';
import { disclosureGuidance } from '../../../core/social/disclosure/index.ts';
import type { ContentChange } from '../../../core/social/polling/index.ts';
import {
  contentEvents,
  socialAccountEvents,
} from '../../../functions/publish-events/social-events.ts';

const account: SocialAccount = {
  ...{ merchantId: 'acme', creatorId: 'mia', accountId: 'x~1', platform: 'x', profileId: '1' },
  ...{ proof: 'oauth', scopes: [], linkHost: 'go.example', status: 'connected' },
  ...{ statusAt: 1_000, connectedAt: 1_000 },
};
const revoked: SocialAccount = { ...account, status: 'revoked', statusAt: 2_000, reason: 'Dead.' };

it('tells once that a creator has to connect again', () => {
  expect(socialAccountEvents({ before: account, after: revoked })).toMatchObject([
    { type: 'social-account.revoked', detail: { creatorId: 'mia', accountId: 'x~1' } },
  ]);
  expect(socialAccountEvents({ before: revoked, after: revoked })).toEqual([]);
  expect(socialAccountEvents({ before: undefined, after: account })).toEqual([]);
});

it('tells what became of a post under one id, however often it is read', () => {
  const change: ContentChange = {
    ...{ merchantId: 'acme', creatorId: 'mia', accountId: 'x~1', contentId: '9' },
    ...{ at: 3_000, digest: 'd', mentions: [] },
    platform: 'x',
    kind: 'found',
    disclosure: { outcome: 'unknown', reason: 'no-text' },
  };
  const [event] = contentEvents(change);
  expect(event).toMatchObject({ type: 'content.found', detail: { contentId: '9' } });
  expect(event?.detail.eventId).toBe('content.found/acme/x~1/9/3000');
});

it('says once more of a post whose disclosure is missing what its creator has to be told, in its language', () => {
  const change: ContentChange = {
    ...{ merchantId: 'acme', accountId: 'x~1', creatorId: 'mia', contentId: '9', at: 3_000 },
    ...{ digest: 'd', mentions: [] },
    platform: 'x',
    kind: 'found',
    locale: 'de',
    disclosure: { outcome: 'not-found', reason: 'nothing-found' },
    missingFor: [{ programId: 'spring', holdFrom: 9_000 }, { programId: 'autumn' }],
  };

  const [found, missing] = contentEvents(change);

  expect(found?.detail).not.toHaveProperty('missingFor');
  expect(missing).toMatchObject({
    type: 'disclosure.missing',
    detail: {
      ...{ eventId: 'disclosure.missing/acme/x~1/9/3000', creatorId: 'mia' },
      programs: [
        { programId: 'spring', holdFrom: '1970-01-01T00:00:09.000Z' },
        { programId: 'autumn' },
      ],
      guidance: disclosureGuidance('de'),
    },
  });
});
