import { describe, expect, it } from '@jest/globals';
import { readSocial, refuseSocial } from '../../support/parse-social.ts';

const read = (body: unknown) => readSocial('x', 'posts', body);
const post = (more: object) => ({ data: [{ id: '1', text: 'Hi', ...more }] });

describe('X posts', () => {
  it('with all six counters', () => {
    const public_metrics = {
      ...{ impression_count: 18_001, like_count: 37, reply_count: 2, retweet_count: 10 },
      ...{ quote_count: 1, bookmark_count: 0 },
    };

    expect(read(post({ public_metrics })).metrics[0]?.counts).toEqual({
      ...{ impressions: 18_001n, likes: 37n, comments: 2n, reposts: 10n, quotes: 1n, saves: 0n },
    });
  });

  it('say where short links lead, without those to their own pictures', () => {
    const entities = {
      urls: [
        {
          url: 'https://t.co/a',
          expanded_url: 'https://bit.ly/x',
          unwound_url: 'https://shop.example/mia',
        },
        {
          url: 'https://t.co/b',
          expanded_url: 'https://x.com/mia/status/1/photo/1',
          media_key: '3_1',
        },
        { url: 'https://t.co/c', expanded_url: 'https://twitter.com/mia/status/1/video/1' },
      ],
      hashtags: [{ start: 0, end: 3, tag: 'ad' }],
      mentions: [{ username: 'brand' }],
    };

    expect(read(post({ entities })).contents[0]).toMatchObject({
      ...{ links: ['https://shop.example/mia'], hashtags: ['ad'], mentions: ['brand'] },
    });
  });

  it('are told whole if they are long', () => {
    const note_tweet = { text: 'All of it, with #ad', entities: { hashtags: [{ tag: 'ad' }] } };

    expect(read(post({ note_tweet })).contents[0]).toMatchObject({
      ...{ text: 'All of it, with #ad', hashtags: ['ad'] },
    });
  });

  it.each([
    [['video'], 'video'],
    [['photo'], 'photo'],
    [['photo', 'photo'], 'carousel'],
    [['hologram'], undefined],
  ])('with media %j have the format %s', (types, format) => {
    const media = types.map((type, index) => ({ type, media_key: `m${index}` }));
    const attachments = { media_keys: media.map(({ media_key: key }) => key) };

    const { contents } = read({ ...post({ attachments }), includes: { media } });

    expect(contents[0]?.format).toBe(format);
  });

  it('with media that the answer does not describe have no format', () => {
    const { contents } = read(post({ attachments: { media_keys: ['m'] } }));

    expect(contents[0]).not.toHaveProperty('format');
  });

  it('are none in an answer without data', () => {
    expect(read({ meta: { result_count: 0 } }).contents).toEqual([]);
  });

  it('stand beside the errors for those that are not told', () => {
    const errors = [
      {
        ...{ resource_id: '2', resource_type: 'tweet', title: 'Not Found Error', value: '2' },
        detail: 'Could not find tweet with ids: [2].',
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      },
    ];

    const { contents, partialErrors } = read({ ...post({}), errors });

    expect(contents).toHaveLength(1);
    expect(partialErrors).toEqual([
      {
        ...{ kind: 'not-found', resourceId: '2', platformCode: 'resource-not-found' },
        detail: 'X refuses: Could not find tweet with ids: [2].',
        platformMessage: 'Could not find tweet with ids: [2].',
      },
    ]);
  });
});

describe('An X profile', () => {
  it('has counts', () => {
    const public_metrics = { followers_count: 5, following_count: 0, tweet_count: 9 };
    const data = { id: '7', username: 'mia', name: 'Mia', verified: true, public_metrics };

    expect(readSocial('x', 'profile', { data }).profiles[0]).toMatchObject({
      ...{ handle: 'mia', followers: 5n, following: 0n, posts: 9n, verified: true },
    });
  });
});

describe('X refusals', () => {
  const problem = (type: string, status?: number) => ({ title: 'T', detail: 'D', type, status });
  const problems = 'https://api.twitter.com/2/problems';

  it.each([
    [problem('about:blank', 429), 429, 'throttled', '429'],
    [problem('about:blank', 401), 401, 'token-invalid', '401'],
    [problem(`${problems}/usage-capped`), 429, 'quota-exceeded', 'usage-capped'],
    [problem(`${problems}/client-forbidden`, 403), 403, 'permission-missing', 'client-forbidden'],
    [problem(`${problems}/invalid-request`), 400, 'invalid-request', 'invalid-request'],
    [{ errors: [{ code: 89, message: 'Invalid or expired token.' }] }, 401, 'token-invalid', '89'],
    [
      { errors: [problem(`${problems}/resource-not-found`)] },
      200,
      'not-found',
      'resource-not-found',
    ],
    [problem('about:blank'), 402, 'quota-exceeded', undefined],
  ])('%j is named', (body, status, kind, platformCode) => {
    const refusal = refuseSocial('x', 'posts', body, { status });

    expect(refusal.kind).toBe(kind);
    expect(refusal.platformCode).toBe(platformCode);
  });

  it('say when the window begins anew', () => {
    const headers = { 'x-rate-limit-reset': '1772445600' };

    const refusal = refuseSocial('x', 'posts', problem('about:blank', 429), {
      status: 429,
      headers,
    });

    expect(refusal.retryAt).toBe(1_772_445_600_000);
  });
});
