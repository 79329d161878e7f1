import { describe, expect, it } from '@jest/globals';
import { parseIsoDuration } from '../../../adapters/social/youtube/parse-iso-duration.ts';
import { readSocial, refuseSocial } from '../../support/parse-social.ts';

const videos = (...items: unknown[]) => ({ kind: 'youtube#videoListResponse', items });
const snippet = { channelId: 'UC1', channelTitle: 'Mia', title: 'A hike', description: '' };
const readVideo = (video: object) =>
  readSocial('youtube', 'videos', videos({ id: 'v1', ...video }));

describe('YouTube videos', () => {
  it('have counts as texts, of any size', () => {
    const statistics = {
      ...{ viewCount: '18446744073709551615', likeCount: '12', favoriteCount: '0' },
      commentCount: '0',
    };

    expect(readVideo({ statistics }).metrics).toEqual([
      {
        ...{ subject: 'content', id: 'v1' },
        counts: { views: 18_446_744_073_709_551_615n, likes: 12n, comments: 0n },
      },
    ]);
  });

  it('whose likes are hidden and comments closed have neither', () => {
    expect(readVideo({ statistics: { viewCount: '7' } }).metrics[0]?.counts).toEqual({ views: 7n });
    expect(readVideo({ statistics: {} }).metrics).toEqual([]);
  });

  it('have no duration while they are live', () => {
    const liveStreamingDetails = {
      ...{ actualStartTime: '2026-03-02T10:00:00Z', concurrentViewers: '512' },
    };
    const { contents, metrics } = readVideo({
      snippet: { ...snippet, liveBroadcastContent: 'live' },
      contentDetails: { duration: 'PT0S' },
      liveStreamingDetails,
    });

    expect(contents[0]).toMatchObject({
      format: 'live',
      live: { state: 'live', startedAt: Date.parse('2026-03-02T10:00:00Z') },
    });
    expect(contents[0]).not.toHaveProperty('durationMs');
    expect(metrics[0]?.counts).toEqual({ concurrentViewers: 512n });
  });

  it('are videos afterwards, because a premiere looks the same', () => {
    const { contents } = readVideo({
      snippet: { ...snippet, liveBroadcastContent: 'none' },
      contentDetails: { duration: 'PT1H2M3S' },
      liveStreamingDetails: { actualEndTime: '2026-03-02T11:02:03Z' },
    });

    expect(contents[0]).toMatchObject({
      ...{ format: 'video', durationMs: 3_723_000, live: { state: 'ended' } },
    });
  });

  it('are no Shorts, whatever their length and tags, because nothing says so', () => {
    const { contents } = readVideo({
      snippet: { ...snippet, title: 'Up! #Shorts' },
      contentDetails: { duration: 'PT31S' },
    });

    expect(contents[0]).toMatchObject({ format: 'video', hashtags: ['Shorts'] });
  });

  it('have no format if the answer has figures only', () => {
    expect(readVideo({ statistics: { viewCount: '7' } }).contents[0]).not.toHaveProperty('format');
  });

  it('tell their owner of paid product placement', () => {
    const paidProductPlacementDetails = { hasPaidProductPlacement: true };

    expect(readVideo({ paidProductPlacementDetails }).contents[0]?.paidPartnership).toBe(true);
  });
});

describe('A YouTube channel', () => {
  const readChannel = (statistics: object) =>
    readSocial('youtube', 'profile', {
      kind: 'youtube#channelListResponse',
      items: [{ id: 'UC1', statistics }],
    }).profiles[0];

  it.each([
    ['1230000', true],
    ['12300', true],
    ['999', undefined],
    ['1234', undefined],
  ])('with %s subscribers has a rounded figure: %s', (subscriberCount, rounded) => {
    const profile = readChannel({ subscriberCount, hiddenSubscriberCount: false });

    expect(profile?.followers).toBe(BigInt(subscriberCount));
    expect(profile?.followersRounded).toBe(rounded);
  });

  it('that hides its subscribers has none', () => {
    const profile = readChannel({ subscriberCount: '0', hiddenSubscriberCount: true });

    expect(profile).not.toHaveProperty('followers');
    expect(profile?.followersHidden).toBe(true);
  });

  it('that is not found is an empty list', () => {
    const reading = readSocial('youtube', 'profile', { kind: 'youtube#channelListResponse' });

    expect(reading.profiles).toEqual([]);
  });
});

describe('YouTube refusals', () => {
  it.each([
    [403, 'quotaExceeded', 'quota-exceeded'],
    [403, 'rateLimitExceeded', 'throttled'],
    [401, 'authError', 'token-invalid'],
    [403, 'insufficientPermissions', 'scope-missing'],
    [404, 'videoNotFound', 'not-found'],
    [503, 'backendError', 'platform-failed'],
    [403, 'somethingNew', 'permission-missing'],
  ])('%d %s is named %s', (code, reason, kind) => {
    const error = { code, message: 'No', errors: [{ message: 'No', domain: 'youtube', reason }] };

    expect(refuseSocial('youtube', 'videos', { error }, { status: code })).toMatchObject({
      ...{ kind, platformCode: reason, platformMessage: 'No' },
    });
  });

  it('of a key say more than that the request is bad', () => {
    const error = {
      ...{ code: 400, message: 'API key not valid.', status: 'INVALID_ARGUMENT' },
      errors: [{ reason: 'badRequest' }],
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
    };

    expect(refuseSocial('youtube', 'videos', { error })).toMatchObject({ kind: 'token-invalid' });
  });
});

describe('parseIsoDuration', () => {
  it.each([
    ['PT0S', 0],
    ['PT31S', 31_000],
    ['PT1H2M3S', 3_723_000],
    ['P1DT2H', 93_600_000],
    ['P', undefined],
    ['1:02', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, ms) => {
    expect(parseIsoDuration(text)).toBe(ms);
  });
});
