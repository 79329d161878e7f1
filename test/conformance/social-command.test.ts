import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { type SocialPlatform, socialPlatforms } from '../../core/social/index.ts';
import { listSamples } from '../support/parse-social-sample.ts';
import { samplePath } from '../support/samples.ts';

/** How much of each a sample has, or by which name it is refused. */
type Said =
  | readonly [contents: number, metrics: number, profiles: number, products: number]
  | string;

/** What each sample says by the kind that one would ask for, of those that all platforms share. */
const samples: Readonly<
  Record<SocialPlatform, Readonly<Record<string, readonly [kind: string, said: Said]>>>
> = {
  instagram: {
    'discovery-medias_p1.json': ['media', [2, 2, 0, 0]],
    'discovery-user_fields.json': ['profile', [0, 0, 1, 0]],
    'error_data.json': ['error', 'not-found'],
    'medias-insights_new.json': ['insights', [0, 1, 0, 0]],
    'medias-medias_fields.json': ['media', [2, 2, 0, 0]],
    'medias-product_tags.json': ['media', [0, 0, 0, 1]],
    'stories-stories_fields_p1.json': ['media', [2, 0, 0, 0]],
    'users-medias_p1.json': ['media', [2, 2, 0, 0]],
    'users-user_insights_new.json': ['insights', [0, 1, 0, 0]],
  },
  tiktok: {
    'error-access_token_invalid.json': ['error', 'token-invalid'],
    'raw-publish-status-int64.json': ['media', 'wrong-kind'],
    'video-list-page1.json': ['media', [1, 1, 0, 0]],
    'video-query.json': ['media', [1, 1, 0, 0]],
  },
  youtube: {
    'access_token.json': ['error', 'unsupported'],
    'channel_info_single.json': ['profile', [0, 0, 1, 0]],
    'channels-info.json': ['profile', [0, 0, 1, 0]],
    'playlist_items-playlist_items_paged_1.json': ['media', [10, 0, 0, 0]],
    'videos-videos_chart_paged_1.json': ['media', [5, 0, 0, 0]],
    'videos-videos_info_multi.json': ['media', [2, 0, 0, 0]],
  },
  twitch: {
    'channels-0.json': ['profile', [0, 0, 2, 0]],
    'channels-2.json': ['profile', [0, 0, 1, 0]],
    'clips-0.json': ['media', 'token-invalid'],
    'clips-2.json': ['media', [1, 1, 0, 0]],
    'streams-0.json': ['streams', [2, 2, 0, 0]],
    'streams-2.json': ['streams', 'invalid-request'],
    'users-0.json': ['profile', 'invalid-request'],
    'users-2.json': ['profile', 'scope-missing'],
    'videos-0.json': ['media', 'invalid-request'],
    'videos-2.json': ['media', 'invalid-request'],
  },
  x: {
    'timeline-timeline_tweets.json': ['media', [5, 5, 0, 0]],
    'tweet-tweet_resp.json': ['media', [1, 0, 0, 0]],
    'user-me_resp.json': ['profile', [1, 0, 1, 0]],
  },
  rss: {
    'feedburner.atom': ['feed', [25, 0, 1, 0]],
    'item-itunes-episodeType.rss': ['media', [1, 0, 1, 0]],
    'itunes-category.rss': ['feed', [1, 0, 1, 0]],
    'itunes-href.rss': ['media', [10, 0, 1, 0]],
    'narro.rss': ['feed', [1, 0, 1, 0]],
    'podcast-namespace-example.xml': ['media', [4, 0, 1, 0]],
  },
};

const all = socialPlatforms.flatMap((platform) =>
  Object.entries(samples[platform]).map(([file, [kind, said]]) => ({ platform, file, kind, said })),
);

/** The names that an answer can be asked for by, whatever the platform. */
const documented = ['media', 'insights', 'profile', 'videos', 'streams', 'feed', 'error'];

describe('tributary social parse, over the samples', () => {
  it.each(socialPlatforms)('is held against all samples of %s', (platform) => {
    const files = listSamples(platform).filter((file) => !file.endsWith('.expected.json'));

    expect(Object.keys(samples[platform]).sort()).toEqual(files);
  });

  it.each(all)('reads $platform/$file as $kind', async ({ platform, file, kind, said }) => {
    const { code, err, reading } = await parse(platform, kind, file);

    expect(err).toBe('');
    expect(reading).toMatchObject({ platform, kind });
    expect(summarise(reading)).toEqual(said);
    expect(code).toBe(typeof said === 'string' ? 1 : 0);
  });

  it.each(all)('answers JSON or a usage error to $platform/$file by any kind', async (sample) => {
    for (const kind of documented) {
      const { code, out, err, reading } = await parse(sample.platform, kind, sample.file);

      if (code === 2) {
        expect(err).toContain(`--kind of ${sample.platform} must be one of: `);
        expect(out).toBe('');
      } else {
        expect([0, 1]).toContain(code);
        expect(reading.refusal === null).toBe(code === 0);
      }
    }
  });
});

type Reading = {
  readonly contents: readonly unknown[];
  readonly metrics: readonly unknown[];
  readonly profiles: readonly unknown[];
  readonly products?: readonly unknown[];
  readonly refusal: { readonly kind: string } | null;
};

function summarise({ contents, metrics, profiles, products = [], refusal }: Reading): Said {
  return refusal?.kind ?? [contents.length, metrics.length, profiles.length, products.length];
}

async function parse(platform: SocialPlatform, kind: string, file: string) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const body = fileURLToPath(samplePath(`${platform}/${file}`));
  const options = ['--platform', platform, '--kind', kind, '--body', body, '--json'];
  const code = await main(['social', 'parse', ...options], io);
  const reading: Reading = code === 2 ? undefined : JSON.parse(out.join('\n'));
  return { code, out: out.join('\n'), err: err.join('\n'), reading };
}
