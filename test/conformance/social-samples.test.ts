import { describe, expect, it } from '@jest/globals';
import { openWrapper } from '../../adapters/social/open-wrapper.ts';
import { socialParsers } from '../../adapters/social/social-parsers.ts';
import {
  type SocialContent,
  type SocialPlatform,
  socialPlatforms,
} from '../../core/social/index.ts';
import {
  listSamples,
  parseSocialSample,
  readSocialSample,
  refuseSocialSample,
} from '../support/parse-social-sample.ts';
import { readSample } from '../support/samples.ts';

/** The kind that each sample is of. */
const kinds: Readonly<Record<SocialPlatform, Readonly<Record<string, string>>>> = {
  instagram: {
    'discovery-medias_p1.json': 'media',
    'discovery-user_fields.json': 'profile',
    'error_data.json': 'error',
    'medias-insights_new.json': 'insights',
    'medias-medias_fields.json': 'media',
    'medias-product_tags.json': 'products',
    'stories-stories_fields_p1.json': 'stories',
    'users-medias_p1.json': 'media',
    'users-user_insights_new.json': 'insights',
  },
  tiktok: {
    'error-access_token_invalid.json': 'error',
    'raw-publish-status-int64.json': 'publish-status',
    'video-list-page1.json': 'videos',
    'video-query.json': 'videos',
  },
  youtube: {
    'access_token.json': 'error',
    'channel_info_single.json': 'profile',
    'channels-info.json': 'profile',
    'playlist_items-playlist_items_paged_1.json': 'playlist',
    'videos-videos_chart_paged_1.json': 'videos',
    'videos-videos_info_multi.json': 'videos',
  },
  twitch: {
    'channels-0.json': 'profile',
    'channels-2.json': 'profile',
    'clips-0.json': 'error',
    'clips-2.json': 'clips',
    'streams-0.json': 'streams',
    'streams-2.json': 'error',
    'users-0.json': 'error',
    'users-2.json': 'error',
    'videos-0.json': 'error',
    'videos-2.json': 'error',
  },
  x: {
    'timeline-timeline_tweets.json': 'posts',
    'tweet-tweet_resp.json': 'posts',
    'user-me_resp.json': 'profile',
  },
  rss: {
    'feedburner.atom': 'feed',
    'item-itunes-episodeType.rss': 'feed',
    'itunes-category.rss': 'feed',
    'itunes-href.rss': 'feed',
    'narro.rss': 'feed',
    'podcast-namespace-example.xml': 'feed',
  },
};

const all = socialPlatforms.flatMap((platform) =>
  Object.entries(kinds[platform]).map(([file, kind]) => ({ platform, file, kind })),
);
const contentful = all.filter(({ kind }) => kind !== 'error');
const errors = all.filter(({ kind }) => kind === 'error');
/** TikTok's are recorded with their status, but for the one that is called raw. */
const bare = all.filter(({ platform, file }) => platform !== 'tiktok' || file.startsWith('raw'));
const byId = (contents: readonly SocialContent[], id: string) =>
  contents.find(({ contentId }) => contentId === id);
const at = (text: string) => Date.parse(text);
const nothing = { links: [], hashtags: [], mentions: [] };

describe('samples of social platforms', () => {
  it.each(socialPlatforms)('are all known for %s', (platform) => {
    const files = listSamples(platform).filter((file) => !file.endsWith('.expected.json'));

    expect(Object.keys(kinds[platform]).sort()).toEqual(files);
  });

  it.each(contentful)(
    '$platform/$file is refused as every kind but its own, and says what it is',
    ({ platform, file, kind }) => {
      // Nobody can tell stories from media, as long as the product type was not asked for.
      const isAlike = ['stories-stories_fields_p1.json', 'users-medias_p1.json'].includes(file);
      const own = isAlike ? ['media', 'stories'] : [kind];

      for (const other of socialParsers[platform].kinds.filter((one) => !own.includes(one))) {
        const refusal = refuseSocialSample(platform, other, file);
        expect(refusal).toMatchObject({ kind: 'wrong-kind' });
        expect(own).toContain(refusal.looksLike);
      }
      for (const one of own) expect(parseSocialSample(platform, one, file).ok).toBe(true);
    },
  );

  it.each(errors)(
    '$platform/$file is the same refusal, whatever was asked',
    ({ platform, file }) => {
      const refusal = refuseSocialSample(platform, 'error', file);

      for (const kind of socialParsers[platform].kinds) {
        expect(refuseSocialSample(platform, kind, file)).toEqual(refusal);
      }
    },
  );

  it.each(bare)(
    '$platform/$file reads the same with its status and headers around it',
    ({ platform, file, kind }) => {
      const text = readSample(`${platform}/${file}`).toString('utf8');
      const body = platform === 'rss' ? JSON.stringify(text) : text;
      const status = kind === 'error' ? 400 : 200;
      const wrapped = `{"status":${status},"headers":{"X-Any":"1"},"body":${body}}`;

      const read = socialParsers[platform].parse(kind, openWrapper(Buffer.from(wrapped)));

      expect(read).toEqual(parseSocialSample(platform, kind, file));
    },
  );
});

describe('Instagram samples', () => {
  const read = (kind: string, file: string) => readSocialSample('instagram', kind, file);

  it('media by business discovery', () => {
    const { contents, metrics, nextCursor } = read('media', 'discovery-medias_p1.json');

    expect(contents[0]).toEqual({
      ...{ platform: 'instagram', contentId: '17885103395504675', authorId: '17841407673135339' },
      url: 'https://www.instagram.com/p/CSr71Gzlqo4/',
      publishedAt: at('2021-08-17T19:00:42Z'),
      format: 'photo',
      text: expect.stringMatching(/^To attract new players, .* link in our bio\.$/),
      ...nothing,
    });
    expect(metrics).toEqual([
      { subject: 'content', id: '17885103395504675', counts: { likes: 87n, comments: 11n } },
      { subject: 'content', id: '17886271043461692', counts: { likes: 186n, comments: 16n } },
    ]);
    expect(nextCursor).toBe('after');
  });

  it('a profile by business discovery', () => {
    expect(read('profile', 'discovery-user_fields.json').profiles).toEqual([
      {
        ...{ platform: 'instagram', profileId: '17841407673135339' },
        ...{ handle: 'facebookfordevelopers', name: 'Facebook for Developers' },
        url: 'https://www.instagram.com/facebookfordevelopers/',
        description: 'Follow us for updates on Facebook’s business tools, AI, AR, VR, and more.',
        ...{ followers: 64_976n, posts: 436n },
      },
    ]);
  });

  it('own media without captions', () => {
    const { contents, metrics, nextCursor } = read('media', 'users-medias_p1.json');

    expect(contents.map(({ contentId, text }) => [contentId, text])).toEqual([
      ['17895731045244887', undefined],
      ['17896622936197745', undefined],
    ]);
    expect(contents[1]?.publishedAt).toBe(at('2021-08-13T08:02:40Z'));
    expect(metrics.map(({ counts }) => counts)).toEqual([
      { likes: 0n, comments: 0n },
      { likes: 2n, comments: 6n },
    ]);
    expect(nextCursor).toBe('after');
  });

  it('several ids, one of them a carousel', () => {
    const { contents, metrics } = read('media', 'medias-medias_fields.json');

    expect(byId(contents, '17893085207160254')).toMatchObject({
      format: 'photo',
      text: 'Peach new',
    });
    expect(byId(contents, '17896129349106152')).toMatchObject({
      ...{ format: 'carousel', text: 'ALBUM', publishedAt: at('2021-07-26T10:45:20Z') },
      parts: [
        { contentId: '17889214265226770', format: 'photo' },
        { contentId: '17886719108286032', format: 'photo' },
        { contentId: '17904922598025487', format: 'video' },
      ],
    });
    expect(metrics.map(({ counts }) => counts)).toEqual([
      { likes: 1n, comments: 0n },
      { likes: 1n, comments: 0n },
    ]);
  });

  it('stories, which say nothing but whose they are', () => {
    const { contents, metrics, nextCursor } = read('stories', 'stories-stories_fields_p1.json');
    const story = { platform: 'instagram', authorHandle: 'ikroskun', format: 'story', ...nothing };

    expect(contents).toEqual([
      { ...story, contentId: '18168273289049440' },
      { ...story, contentId: '17876166859931045' },
    ]);
    expect(metrics).toEqual([]);
    expect(nextCursor).toBe('after');
  });

  it('insights of a medium', () => {
    expect(read('insights', 'medias-insights_new.json').metrics).toEqual([
      {
        ...{ subject: 'content', id: '18035507131611621', period: 'lifetime' },
        counts: { other: { profile_activity: 11n } },
        breakdowns: [
          {
            metric: 'profile_activity',
            dimensions: { action_type: 'bio_link_clicked' },
            value: 11n,
          },
        ],
      },
    ]);
  });

  it('insights of an account, with advertisements told apart', () => {
    const [metrics] = read('insights', 'users-user_insights_new.json').metrics;

    expect(metrics).toMatchObject({
      ...{ subject: 'account', id: '17841454149711910', period: 'day' },
      counts: { reach: 14_516_883n },
    });
    expect(metrics?.breakdowns).toHaveLength(14);
    expect(metrics?.breakdowns).toContainEqual({
      metric: 'reach',
      dimensions: { media_product_type: 'AD', follow_type: 'NON_FOLLOWER' },
      value: 14_357_147n,
    });
  });

  it('product tags', () => {
    expect(read('products', 'medias-product_tags.json').products).toEqual([
      { productId: '3231775643511089', merchantId: '90010177253934', name: 'Gummy Bears' },
    ]);
  });

  it('an error', () => {
    expect(refuseSocialSample('instagram', 'media', 'error_data.json')).toMatchObject({
      ...{ kind: 'not-found', platformCode: '100', traceId: 'AQt_hJ68vFybS4TnupatNtX' },
      platformMessage: expect.stringContaining('Object does not exist'),
    });
  });
});

describe('TikTok samples', () => {
  it.each([
    ['video-list-page1.json', 'First fixture video', 'Deterministic fixture', [101n, 11n, 2n, 3n]],
    [
      'video-query.json',
      'First fixture video refreshed',
      'Updated deterministic fixture',
      [303n, 21n, 5n, 8n],
    ],
  ])('%s', (file, title, text, [views, likes, comments, shares]) => {
    const { contents, metrics, nextCursor } = readSocialSample('tiktok', 'videos', file);

    expect(contents).toEqual([
      {
        ...{ platform: 'tiktok', contentId: '7340000000000000001', authorHandle: 'creator' },
        url: 'https://www.tiktok.com/@creator/video/7340000000000000001',
        publishedAt: 1_767_301_445_000,
        ...{ format: 'short', title, text },
        ...nothing,
      },
    ]);
    expect(metrics).toEqual([
      {
        ...{ subject: 'content', id: '7340000000000000001' },
        counts: { views, likes, comments, shares },
      },
    ]);
    expect(nextCursor).toBe(file === 'video-query.json' ? undefined : '1767301445000');
  });

  it('an id beyond 2^53 survives', () => {
    const { contents } = readSocialSample(
      'tiktok',
      'publish-status',
      'raw-publish-status-int64.json',
    );

    expect(contents.map(({ contentId }) => contentId)).toEqual(['7671932290360020237']);
  });

  it('an error', () => {
    const file = 'error-access_token_invalid.json';
    expect(refuseSocialSample('tiktok', 'videos', file)).toEqual({
      ...{ kind: 'token-invalid', detail: 'TikTok refuses: invalid' },
      ...{ platformCode: 'access_token_invalid', platformMessage: 'invalid' },
      traceId: 'fixture-revoked',
    });
  });
});

describe('YouTube samples', () => {
  const read = (kind: string, file: string) => readSocialSample('youtube', kind, file);

  it('a channel with statistics', () => {
    const { profiles } = read('profile', 'channel_info_single.json');

    expect(profiles).toEqual([
      {
        ...{ platform: 'youtube', profileId: 'UC_x5XG1OV2P6uZZ5FSM9Ttw' },
        ...{ handle: 'googledevelopers', name: 'Google Developers', country: 'US' },
        url: 'https://www.youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw',
        description: expect.stringMatching(/^The Google Developers channel features talks/),
        // Of before YouTube rounded: more than three digits are exact.
        ...{ followers: 1_927_873n, posts: 5_026n, views: 160_361_638n },
        createdAt: at('2007-08-23T00:34:43Z'),
      },
    ]);
  });

  it('a channel without statistics has no counts', () => {
    const [profile] = read('profile', 'channels-info.json').profiles;

    expect(profile).toMatchObject({ profileId: 'UC_x5XG1OV2P6uZZ5FSM9Ttw' });
    expect(profile).not.toHaveProperty('followers');
    expect(profile).not.toHaveProperty('posts');
  });

  it('a page of a playlist', () => {
    const { contents, nextCursor } = read('playlist', 'playlist_items-playlist_items_paged_1.json');

    expect(contents).toHaveLength(10);
    expect(contents[0]).toEqual({
      ...{ platform: 'youtube', contentId: 'CvTApw9X8aA', format: 'video' },
      url: 'https://www.youtube.com/watch?v=CvTApw9X8aA',
      title: 'Welcome from Google Developers - Pittsburgh ML Summit ‘19',
      publishedAt: at('2019-11-21T22:17:43Z'),
      text: expect.stringMatching(/^Kyle Paul, Regional Lead/),
      ...nothing,
      links: ['https://goo.gle/339pgbR', 'https://goo.gle/developers'],
    });
    expect(nextCursor).toBe('CAoQAA');
  });

  it('videos of a chart, without statistics', () => {
    const { contents, metrics, nextCursor } = read('videos', 'videos-videos_chart_paged_1.json');

    expect(contents).toHaveLength(5);
    expect(contents[0]).toMatchObject({
      ...{ contentId: 'hDeuSfo_Ys0', title: 'GIDDY UP ( OFFICIAL MUSIC VIDEO )', format: 'video' },
      ...{ authorId: 'UCWwWOFsW68TqXE-HZLC3WIA', authorName: 'The ACE Family' },
      publishedAt: at('2019-11-29T20:00:11Z'),
    });
    expect(contents[0]?.links).toContain('http://bit.ly/THEACEFAMILY');
    expect(metrics).toEqual([]);
    expect(nextCursor).toBe('CAUQAA');
  });

  it('videos by their ids', () => {
    const { contents, nextCursor } = read('videos', 'videos-videos_info_multi.json');

    expect(contents.map(({ contentId }) => contentId)).toEqual(['D-lhorsDlUQ', 'ovdbrdCIP7U']);
    expect(contents[0]).toMatchObject({ language: 'en', authorName: 'Google Developers' });
    expect(contents[1]?.hashtags).toEqual([
      ...['NFL100', 'NFL', 'NFLThrowback', 'NFLHistory', 'Football'],
      ...['AmericanFootball', 'NFLVault'],
    ]);
    expect(contents[1]?.links).toContain('https://YouTube.com/NFLFilms');
    expect(nextCursor).toBeUndefined();
  });

  it('a token is no answer', () => {
    const refusal = refuseSocialSample('youtube', 'videos', 'access_token.json');

    expect(refusal).toMatchObject({ kind: 'unsupported', looksLike: 'token' });
    expect(JSON.stringify(refusal)).not.toContain('access_token');
  });
});

describe('Twitch samples', () => {
  const read = (kind: string, file: string) => readSocialSample('twitch', kind, file);

  it('broadcasts that go on', () => {
    const { contents, metrics, nextCursor } = read('streams', 'streams-0.json');
    const startedAt = at('2018-03-06T15:07:45Z');

    expect(contents[0]).toEqual({
      ...{ platform: 'twitch', contentId: '27833742640', url: 'https://www.twitch.tv/ninja' },
      ...{ authorId: '19571641', authorHandle: 'ninja', authorName: 'Ninja' },
      ...{ publishedAt: startedAt, format: 'live', live: { state: 'live', startedAt } },
      title: 'I have lost my voice D: | twitter.com/Ninja',
      ...{ ...nothing, links: ['https://twitter.com/Ninja'] },
      language: 'en',
    });
    expect(contents[1]).not.toHaveProperty('authorHandle');
    expect(metrics.map(({ counts }) => counts)).toEqual([
      { concurrentViewers: 72_124n },
      { concurrentViewers: 29_687n },
    ]);
    expect(nextCursor).toBe('eyJiIjpudWxsLCJhIjp7Ik9mZnNldCI6Mn19');
  });

  it('a clip', () => {
    const { contents, metrics, nextCursor } = read('clips', 'clips-2.json');

    expect(contents).toEqual([
      {
        ...{ platform: 'twitch', contentId: 'EncouragingPluckySlothSSSsss', format: 'short' },
        url: 'https://clips.twitch.tv/EncouragingPluckySlothSSSsss',
        ...{ authorId: '26490481', authorName: 'summit1g', language: 'en', durationMs: 22_300 },
        publishedAt: at('2018-01-25T04:04:15Z'),
        title: 'summit and fat tim discover how to use maps',
        ...nothing,
      },
    ]);
    expect(metrics).toEqual([
      { subject: 'content', id: 'EncouragingPluckySlothSSSsss', counts: { views: 91_876n } },
    ]);
    expect(nextCursor).toBeUndefined();
  });

  it('channels as a search finds them', () => {
    const { profiles } = read('profile', 'channels-0.json');

    expect(profiles[0]).toEqual({
      ...{ platform: 'twitch', profileId: '27833742640', name: 'Ninja', language: 'en' },
      ...{ live: false, broadcastTitle: 'I have lost my voice D: | twitter.com/Ninja' },
    });
    expect(profiles).toHaveLength(2);
  });

  it('the information of a channel', () => {
    expect(read('profile', 'channels-2.json').profiles).toEqual([
      {
        ...{ platform: 'twitch', profileId: '44445592', handle: 'pokimane', name: 'pokimane' },
        ...{ url: 'https://www.twitch.tv/pokimane', language: 'en' },
        broadcastTitle: 'See you Wednesday 8am for Among Us ^_^',
      },
    ]);
  });

  it.each([
    ['clips-0.json', 'token-invalid', '401', /valid Client-ID/],
    ['streams-2.json', 'invalid-request', '400', /"user_id"/],
    ['users-0.json', 'invalid-request', '400', /ID, Login or OAuth Token/],
    ['users-2.json', 'scope-missing', '403', /user:edit scope/],
    ['videos-0.json', 'invalid-request', '400', /only one of/],
    ['videos-2.json', 'invalid-request', '400', /"id" was malformed/],
  ])('%s is refused as %s', (file, kind, platformCode, words) => {
    const asked = file.split('-')[0]?.replace('users', 'profile') ?? '';

    const refusal = refuseSocialSample('twitch', asked, file);

    expect(refusal).toMatchObject({ kind, platformCode });
    expect(refusal.platformMessage).toMatch(words);
  });
});

describe('X samples', () => {
  it('a timeline of 2021, whose posts have four counters', () => {
    const { contents, metrics, nextCursor } = readSocialSample(
      'x',
      'posts',
      'timeline-timeline_tweets.json',
    );

    expect(contents).toHaveLength(5);
    expect(contents[0]).toEqual({
      ...{ platform: 'x', contentId: '1364275610764201984', format: 'text' },
      url: 'https://x.com/i/web/status/1364275610764201984',
      publishedAt: at('2021-02-23T18:07:07Z'),
      text: expect.stringMatching(/^If you're newly approved/),
      links: ['https://t.co/SQziibOD9P'],
      ...{ hashtags: ['TwitterAPI'], mentions: ['suhemparack'] },
    });
    expect(metrics[0]).toEqual({
      ...{ subject: 'content', id: '1364275610764201984' },
      counts: { likes: 37n, comments: 2n, reposts: 10n, quotes: 1n },
    });
    expect(nextCursor).toBe('7140dibdnow9c7btw3w3itbygz8uu5pbs45oy6erjc2ls');
  });

  it('a post with a video', () => {
    const { contents, metrics } = readSocialSample('x', 'posts', 'tweet-tweet_resp.json');

    expect(contents).toEqual([
      expect.objectContaining({
        ...{ contentId: '1067094924124872705', format: 'video', durationMs: 136_637 },
      }),
    ]);
    expect(metrics).toEqual([]);
  });

  it('a user with a pinned post', () => {
    const { profiles, contents } = readSocialSample('x', 'profile', 'user-me_resp.json');

    expect(profiles).toEqual([
      {
        ...{ platform: 'x', profileId: '2244994945', handle: 'TwitterDev', name: 'Twitter Dev' },
        ...{ url: 'https://x.com/TwitterDev', createdAt: at('2013-12-14T04:35:55Z') },
      },
    ]);
    expect(contents).toEqual([
      expect.objectContaining({
        ...{ contentId: '1460323737035677698', authorId: '2244994945' },
        publishedAt: at('2021-11-15T19:08:05Z'),
      }),
    ]);
  });
});

type ExpectedItem = {
  readonly title?: string;
  readonly link?: string;
  readonly guid?: string;
  readonly id?: string;
  readonly isoDate?: string;
  readonly author?: string;
  readonly contentSnippet?: string;
  readonly 'content:encodedSnippet'?: string;
  readonly enclosure?: { readonly url: string; readonly type: string };
  readonly itunes?: { readonly duration?: string; readonly author?: string };
};
type Expected = {
  readonly feed: {
    readonly title: string;
    readonly link: string;
    readonly language?: string;
    readonly description?: string;
    readonly paginationLinks?: { readonly self?: string };
    readonly items: readonly ExpectedItem[];
  };
};

/** Parsers of HTML differ in where they break lines, not in which words there are. */
const words = (text: string | undefined) => text?.replace(/\s+/g, '');

describe('RSS samples', () => {
  it.each([
    'feedburner.atom',
    'item-itunes-episodeType.rss',
    'itunes-category.rss',
    'itunes-href.rss',
    'narro.rss',
  ])('%s says what another parser finds in it, field by field', (file) => {
    const expected = JSON.parse(
      readSample(`rss/${file.replace(/\.\w+$/, '.expected.json')}`).toString('utf8'),
    ) as Expected;

    const { contents, profiles, metrics, partialErrors } = readSocialSample('rss', 'feed', file);

    expect(contents.map((content) => summarize(content))).toEqual(
      expected.feed.items.map((item) => summarizeExpected(item)),
    );
    const { title, link, language, description } = expected.feed;
    expect(profiles).toEqual([
      expect.objectContaining({
        ...{ name: title, url: link },
        ...(language === undefined ? {} : { language: language.trim() }),
        ...(description === undefined ? {} : { description: expect.anything() }),
      }),
    ]);
    if (description !== undefined) expect(words(profiles[0]?.description)).toBe(words(description));
    expect(metrics).toEqual([]);
    expect(partialErrors).toEqual([]);
  });

  function summarize(content: SocialContent) {
    const { title, url, contentId, publishedAt, authorName, text, enclosure } = content;
    return { title, url, contentId, publishedAt, authorName, words: words(text), enclosure };
  }

  function summarizeExpected(item: ExpectedItem) {
    return {
      title: item.title?.trim(),
      url: item.link?.trim(),
      contentId: (item.guid ?? item.id)?.trim(),
      publishedAt: at(item.isoDate ?? ''),
      authorName: (item.author ?? item.itunes?.author)?.trim(),
      words: words(item['content:encodedSnippet'] ?? item.contentSnippet),
      enclosure:
        item.enclosure === undefined
          ? undefined
          : { url: item.enclosure.url, type: item.enclosure.type },
    };
  }

  it.each([
    ['narro.rss', 74_000],
    ['item-itunes-episodeType.rss', 114_000],
    ['itunes-category.rss', 4_190_000],
  ])('%s is an episode of %d ms', (file, durationMs) => {
    const { contents } = readSocialSample('rss', 'feed', file);

    expect(contents).toEqual([expect.objectContaining({ format: 'audio', durationMs })]);
  });

  it('feedburner.atom goes on on a next page', () => {
    const { contents, nextCursor } = readSocialSample('rss', 'feed', 'feedburner.atom');

    expect(contents).toHaveLength(25);
    expect(nextCursor).toMatch(/^http:\/\/www\.blogger\.com\/.*start-index=26&max-results=25$/);
  });

  it('podcast-namespace-example.xml has three episodes and a broadcast that goes on', () => {
    const { contents, profiles } = readSocialSample('rss', 'feed', 'podcast-namespace-example.xml');

    expect(profiles[0]).toMatchObject({ profileId: 'y0ur-gu1d-g035-h3r3', language: 'en-US' });
    expect(contents.map(({ contentId, format }) => [contentId, format])).toEqual([
      ['https://example.com/ep0003', 'audio'],
      ['https://example.com/ep0002', 'audio'],
      ['https://example.com/ep0001', 'audio'],
      ['https://example.com/live', 'live'],
    ]);
    expect(contents[0]).toMatchObject({
      ...{ title: 'Episode 3 - The Future', publishedAt: at('2020-10-09T04:30:38Z') },
      text: 'A look into the future of podcasting and how we get to Podcasting 2.0!',
      enclosure: { url: 'https://example.com/file-03.mp3', type: 'audio/mpeg' },
    });
    expect(contents[3]).toMatchObject({
      live: {
        state: 'live',
        startedAt: at('2021-09-26T13:30:00Z'),
        endedAt: at('2021-09-26T15:30:00Z'),
      },
    });
  });
});
