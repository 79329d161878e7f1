import { expect, it } from '@jest/globals';
import type { SocialAccount } from '../../../core/social/accounts/index.ts';
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
