import { describe, expect, it } from '@jest/globals';
import { readSocial, refuseSocial } from '../../support/parse-social.ts';

const ok = { code: 'ok', message: '', log_id: '1' };
const list = (videos: readonly unknown[], more = {}) => ({ data: { videos, ...more }, error: ok });

describe('TikTok videos', () => {
  it('of an empty page are none', () => {
    const reading = readSocial('tiktok', 'videos', list([], { cursor: 0, has_more: false }));

    expect(reading).toEqual({ contents: [], metrics: [], profiles: [], partialErrors: [] });
  });

  it('have a time in seconds, or in milliseconds', () => {
    const videos = [
      { id: '1', create_time: 1_767_301_445 },
      { id: '2', create_time: 1_767_301_445_000 },
    ];

    const { contents } = readSocial('tiktok', 'videos', list(videos));

    expect(contents.map(({ publishedAt }) => publishedAt)).toEqual([
      1_767_301_445_000, 1_767_301_445_000,
    ]);
  });

  it.each([
    [31, 'short', 31_000],
    [181, 'video', 181_000],
    [0, undefined, undefined],
  ])('of %d s have the format %s', (duration, format, durationMs) => {
    const { contents } = readSocial('tiktok', 'videos', list([{ id: '1', duration }]));

    expect(contents[0]?.format).toBe(format);
    expect(contents[0]?.durationMs).toBe(durationMs);
  });

  it('without counts have no metrics', () => {
    expect(readSocial('tiktok', 'videos', list([{ id: '1' }])).metrics).toEqual([]);
  });
});

describe('A TikTok profile', () => {
  it('has the counts that its scopes tell', () => {
    const user = {
      open_id: 'o-1',
      display_name: 'Mia',
      follower_count: 12_345,
      is_verified: false,
    };

    expect(readSocial('tiktok', 'profile', { data: { user }, error: ok }).profiles).toEqual([
      { platform: 'tiktok', profileId: 'o-1', name: 'Mia', followers: 12_345n, verified: false },
    ]);
  });
});

describe('TikTok refusals', () => {
  it.each([
    ['access_token_invalid', 401, 'token-invalid'],
    ['scope_not_authorized', 401, 'scope-missing'],
    ['rate_limit_exceeded', 429, 'throttled'],
    ['invalid_params', 400, 'invalid-request'],
    ['internal_error', 500, 'platform-failed'],
    ['something_new', 403, 'permission-missing'],
    ['something_new', undefined, 'refused'],
  ])('%s with status %s is named %s', (code, status, kind) => {
    const answered = status === undefined ? {} : { status };
    const body = { data: {}, error: { code, message: 'No', log_id: '2' } };

    expect(refuseSocial('tiktok', 'videos', body, answered)).toMatchObject({
      ...{ kind, platformCode: code, traceId: '2' },
    });
  });

  it('of a token that was refreshed twice', () => {
    const body = { error: 'invalid_grant', error_description: 'Token is expired', log_id: '3' };

    expect(refuseSocial('tiktok', 'videos', body, { status: 400 })).toMatchObject({
      ...{ kind: 'token-invalid', platformCode: 'invalid_grant' },
    });
  });
});
