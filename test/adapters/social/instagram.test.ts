import { describe, expect, it } from '@jest/globals';
import { readSocial, refuseSocial } from '../../support/parse-social.ts';

const read = (kind: string, body: unknown) => readSocial('instagram', kind, body);
const insight = (name: string, value: unknown, id = '180') => ({
  ...{ name, period: 'lifetime', id: `${id}/insights/${name}/lifetime` },
  values: [{ value }],
});

describe('Instagram media', () => {
  it.each([
    ['VIDEO', 'REELS', 'short'],
    ['IMAGE', 'STORY', 'story'],
    ['VIDEO', 'STORY', 'story'],
    ['VIDEO', 'FEED', 'video'],
    ['VIDEO', undefined, 'video'],
    ['CAROUSEL_ALBUM', 'FEED', 'carousel'],
    ['IMAGE', 'AD', 'photo'],
    ['HOLOGRAM', undefined, undefined],
  ])(
    'of type %s and product type %s have the format %s',
    (media_type, media_product_type, format) => {
      const { contents } = read('media', { data: [{ id: '1', media_type, media_product_type }] });

      expect(contents[0]?.format).toBe(format);
      expect(contents[0]?.advertisement).toBe(media_product_type === 'AD' ? true : undefined);
    },
  );

  it('whose likes are hidden have none, not zero', () => {
    const media = { id: '1', media_type: 'IMAGE', comments_count: 4 };

    const [metrics] = read('media', { data: [media] }).metrics;

    expect(metrics?.counts).toEqual({ comments: 4n });
  });

  it('have ids beyond 2^53 as they were written', () => {
    const body = '{"data":[{"id":98765432109876543210,"media_type":"IMAGE"}]}';

    expect(read('media', body).contents[0]?.contentId).toBe('98765432109876543210');
  });

  it('have an empty caption where Instagram says null, which is not known', () => {
    const { contents } = read('media', { data: [{ id: '1', media_type: 'IMAGE', caption: null }] });

    expect(contents[0]).not.toHaveProperty('text');
  });

  it('have no next page without an address of one', () => {
    const page = { data: [{ id: '1', media_type: 'IMAGE' }], paging: { cursors: { after: 'x' } } };

    expect(read('media', page)).not.toHaveProperty('nextCursor');
    const next = { ...page, paging: { ...page.paging, next: 'https://graph.example/?after=x' } };
    expect(read('media', next).nextCursor).toBe('x');
  });

  it('say their fields as unexpected by name', () => {
    const body = { data: [{ id: '1', media_type: 'IMAGE', like_count: 'many' }] };

    expect(refuseSocial('instagram', 'media', body)).toMatchObject({
      ...{ kind: 'malformed', detail: expect.stringContaining('data.0.like_count') },
    });
  });
});

describe('Instagram insights', () => {
  it('with views have one entry for a medium', () => {
    const data = [
      ...[insight('views', 1_204), insight('reach', 990), insight('likes', 31)],
      ...[insight('comments', 2), insight('saved', 5), insight('shares', 1)],
      ...[insight('total_interactions', 39), insight('ig_reels_avg_watch_time', 4_210)],
      insight('views', 7, '181'),
    ];

    expect(read('insights', { data }).metrics).toEqual([
      {
        ...{ subject: 'content', id: '180', period: 'lifetime' },
        counts: {
          ...{ views: 1_204n, reach: 990n, likes: 31n, comments: 2n, saves: 5n, shares: 1n },
          ...{ interactions: 39n, averageWatchTimeMs: 4_210n },
        },
      },
      { subject: 'content', id: '181', period: 'lifetime', counts: { views: 7n } },
    ]);
  });

  it('of an empty set are no metrics, and no zeros', () => {
    expect(read('insights', { data: [] }).metrics).toEqual([]);
    expect(read('insights', { data: [{ ...insight('views', 0), values: [] }] }).metrics).toEqual(
      [],
    );
  });

  it('with a zero that Instagram says are a zero', () => {
    expect(read('insights', { data: [insight('shares', 0)] }).metrics[0]?.counts).toEqual({
      shares: 0n,
    });
  });

  it('that were asked for together with the medium stand beside its counts', () => {
    const media = { id: '180', media_type: 'IMAGE', like_count: 3 };
    const insights = { data: [insight('views', 41)] };

    expect(read('media', { data: [{ ...media, insights }] }).metrics).toEqual([
      { subject: 'content', id: '180', counts: { likes: 3n } },
      { subject: 'content', id: '180', period: 'lifetime', counts: { views: 41n } },
    ]);
  });

  it('with a name that nobody knows keep it', () => {
    const { metrics } = read('insights', { data: [insight('constructor', 3)] });

    expect(metrics[0]?.counts).toEqual({ other: { constructor: 3n } });
  });
});

describe('Instagram refusals', () => {
  const error = (code: number, message = 'No', more = {}) => ({
    error: { message, type: 'OAuthException', code, fbtrace_id: 'A', ...more },
  });

  it.each([
    [4, 'No', 'throttled'],
    [17, 'No', 'throttled'],
    [32, 'No', 'throttled'],
    [613, 'No', 'throttled'],
    [80_002, 'No', 'throttled'],
    [190, 'No', 'token-invalid'],
    [10, '(#10) Application does not have permission', 'permission-missing'],
    [10, '(#10) Not enough viewers for the media to show insights', 'too-few-viewers'],
    [230, 'No', 'scope-missing'],
    [100, '(#100) Tried accessing nonexisting field', 'invalid-request'],
    [2, 'No', 'platform-failed'],
    [99_999, 'No', 'refused'],
  ])('of code %d (%s) are named %s', (code, message, kind) => {
    expect(refuseSocial('instagram', 'media', error(code, message))).toMatchObject({
      ...{ kind, platformCode: String(code), platformMessage: message, traceId: 'A' },
    });
  });

  it('say when to ask again, as the usage header does in minutes', () => {
    const usage = {
      '17841': [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 12 }],
    };
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };

    const refusal = refuseSocial('instagram', 'media', error(80_002), { status: 400, headers });

    expect(refusal).toMatchObject({ kind: 'throttled', retryAfterMs: 720_000 });
  });

  it('say the subcode, by which an object that is gone is known', () => {
    const refusal = refuseSocial('instagram', 'insights', error(100, 'No', { error_subcode: 33 }));

    expect(refusal).toMatchObject({ kind: 'not-found', platformCode: '100/33' });
  });
});
