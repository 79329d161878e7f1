import { describe, expect, it } from '@jest/globals';
import { kindsOf, parseByKind } from '../../../adapters/social/common-kinds.ts';

const answer = (body: unknown) => ({
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(body)),
});
const clip = {
  ...{ id: 'AwkwardHelplessSalamander', url: 'https://clips.twitch.tv/Awkward', embed_url: 'x' },
  ...{ broadcaster_id: '67955580', broadcaster_name: 'Chewie', creator_id: '53834192' },
  ...{ creator_name: 'Blackny', title: 'babymetal', view_count: 10, language: 'en' },
  ...{ created_at: '2017-11-30T22:34:18Z', duration: 12.9 },
};

describe('parseByKind', () => {
  it('reads as media whichever of a platform’s own kinds of media the body is', () => {
    const clips = parseByKind('twitch', 'media', answer({ data: [clip] }));
    const playlist = parseByKind(
      'youtube',
      'media',
      answer({ kind: 'youtube#playlistItemListResponse', items: [] }),
    );

    expect(clips).toEqual(parseByKind('twitch', 'clips', answer({ data: [clip] })));
    expect(clips).toMatchObject({ ok: true, reading: { contents: [{ contentId: clip.id }] } });
    expect(playlist).toMatchObject({ ok: true });
  });

  it('refuses what is none of them by the name of what it is', () => {
    const channel = { broadcaster_id: '1', broadcaster_name: 'Chewie', broadcaster_login: 'c' };

    expect(parseByKind('twitch', 'media', answer({ data: [channel] }))).toMatchObject({
      ok: false,
      refusal: { kind: 'wrong-kind', looksLike: 'profile' },
    });
  });

  it('keeps a platform’s own kinds apart', () => {
    expect(parseByKind('twitch', 'videos', answer({ data: [clip] }))).toMatchObject({
      ok: false,
      refusal: { kind: 'wrong-kind', looksLike: 'clips' },
    });
  });

  it('knows no kind that the platform does not have', () => {
    expect(kindsOf('x')).toEqual(['media', 'posts', 'profile', 'error']);
    expect(kindsOf('instagram')).toEqual([
      ...['media', 'stories', 'insights', 'profile', 'products', 'error'],
    ]);
    expect(() => parseByKind('x', 'streams', answer({}))).toThrow(RangeError);
  });
});
