import { describe, expect, it } from '@jest/globals';
import { parseTwitchDuration } from '../../../adapters/social/twitch/parse-twitch-duration.ts';
import { readSocial, refuseSocial } from '../../support/parse-social.ts';

const archive = {
  ...{ id: '335921245', stream_id: null, user_id: '141981764', user_login: 'mia' },
  ...{ user_name: 'Mia', title: 'Hiking #ad', description: '', type: 'archive' },
  ...{ created_at: '2026-03-02T10:00:00Z', published_at: '2026-03-02T10:05:00Z' },
  ...{ url: 'https://www.twitch.tv/videos/335921245', viewable: 'public', language: 'en' },
  ...{ view_count: 1_863_062, duration: '3h8m33s' },
};

describe('Twitch', () => {
  it('reads an archive of a broadcast', () => {
    const body = { data: [archive], pagination: { cursor: 'c' } };

    const { contents, metrics, nextCursor } = readSocial('twitch', 'videos', body);

    expect(contents[0]).toMatchObject({
      ...{ contentId: '335921245', format: 'video', authorHandle: 'mia', durationMs: 11_313_000 },
      ...{ publishedAt: Date.parse('2026-03-02T10:05:00Z'), hashtags: ['ad'] },
    });
    expect(metrics[0]?.counts).toEqual({ views: 1_863_062n });
    expect(nextCursor).toBe('c');
  });

  it('refuses a video without a readable duration', () => {
    const body = { data: [{ ...archive, duration: 'long' }], pagination: {} };

    expect(refuseSocial('twitch', 'videos', body)).toMatchObject({
      ...{ kind: 'malformed', detail: expect.stringContaining('data.0.duration') },
    });
  });

  it('counts followers without saying who they are', () => {
    const follower = { user_id: '1', user_login: 'x', followed_at: '2026-03-02T10:00:00Z' };

    expect(readSocial('twitch', 'followers', { total: 8, data: [follower] }).profiles).toEqual([
      { platform: 'twitch', followers: 8n },
    ]);
  });

  it('says that a channel shows branded content', () => {
    const channel = { broadcaster_id: '1', broadcaster_name: 'Mia', is_branded_content: true };

    const { profiles } = readSocial('twitch', 'profile', { data: [channel] });

    expect(profiles[0]?.paidPartnership).toBe(true);
  });

  it('says when to ask again after a 429', () => {
    const body = { error: 'Too Many Requests', status: 429, message: 'Too Many Requests' };
    const headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': '1772445600' };

    expect(refuseSocial('twitch', 'streams', body, { status: 429, headers })).toEqual({
      ...{ kind: 'throttled', detail: 'Twitch refuses: Too Many Requests', platformCode: '429' },
      ...{ platformMessage: 'Too Many Requests', retryAt: 1_772_445_600_000 },
    });
  });

  it('takes an empty list for whichever list was asked for', () => {
    for (const kind of ['videos', 'streams', 'clips', 'profile']) {
      expect(readSocial('twitch', kind, { data: [], pagination: {} }).contents).toEqual([]);
    }
    expect(refuseSocial('twitch', 'error', { data: [] }).kind).toBe('wrong-kind');
  });
});

describe('parseTwitchDuration', () => {
  it.each([
    ['3h8m33s', 11_313_000],
    ['33s', 33_000],
    ['1d2h', 93_600_000],
    ['', undefined],
    ['8m3h', undefined],
  ])('reads "%s" as %s', (text, ms) => {
    expect(parseTwitchDuration(text)).toBe(ms);
  });
});
