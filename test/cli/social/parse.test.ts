import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../../cli/main.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'social-parse-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function parse(platform: string, kind: string, body: unknown, ...more: string[]) {
  files += 1;
  const path = join(folder, `answer-${files}`);
  await writeFile(path, typeof body === 'string' ? body : JSON.stringify(body));
  return call('--platform', platform, '--kind', kind, '--body', path, ...more);
}

async function call(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['social', 'parse', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const likes = '9007199254740993123';
const video = `{"data":{"videos":[{"id":7671932290360020237,"create_time":1767301445,
  "share_url":"https://www.tiktok.com/@mia/video/7671932290360020237","video_description":"New #hike",
  "like_count":${likes},"view_count":0}],"cursor":1767301445000,"has_more":true},
  "error":{"code":"ok","message":"","log_id":"1"}}`;

describe('tributary social parse', () => {
  it('prints content and metrics as one stable document, ids and counts to the digit', async () => {
    const { code, out } = await parse('tiktok', 'videos', video, '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      platform: 'tiktok',
      kind: 'videos',
      contents: [
        {
          platform: 'tiktok',
          contentId: '7671932290360020237',
          url: 'https://www.tiktok.com/@mia/video/7671932290360020237',
          authorHandle: 'mia',
          publishedAt: '2026-01-01T21:04:05.000Z',
          format: 'short',
          text: 'New #hike',
          links: [],
          hashtags: ['hike'],
          mentions: [],
        },
      ],
      metrics: [{ subject: 'content', id: '7671932290360020237', counts: { views: '0', likes } }],
      profiles: [],
      nextCursor: '1767301445000',
      partialErrors: [],
      refusal: null,
    });
  });

  it('prints a table for people', async () => {
    const { code, out } = await parse('tiktok', 'videos', video);

    expect(code).toBe(0);
    expect(out).toContain(
      `7671932290360020237  short   2026-01-01T21:04:05.000Z  views 0, likes ${likes}`,
    );
    expect(out).toContain('Next page: 1767301445000');
  });

  it('exits 1 for a refusal, and says when to ask again', async () => {
    const answer = {
      status: 429,
      headers: { 'Retry-After': '30' },
      body: { error: { code: 'rate_limit_exceeded', message: 'Slow down', log_id: '7' } },
    };

    const { code, out } = await parse('tiktok', 'videos', answer, '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      contents: [],
      refusal: {
        ...{ kind: 'throttled', platformCode: 'rate_limit_exceeded', traceId: '7' },
        ...{ platformMessage: 'Slow down', retryAfterMs: 30_000 },
      },
    });
    expect((await parse('tiktok', 'videos', answer)).out).toBe(
      'Refused (throttled): TikTok refuses: Slow down. Ask again in 30 s.',
    );
  });

  it.each([
    ['an answer of another kind', 'profile', video, 'wrong-kind', 'videos'],
    ['a success that should be an error', 'error', video, 'wrong-kind', 'videos'],
    ['half a document', 'videos', '{"data":', 'malformed', undefined],
    ['JSON that nobody knows', 'videos', '{"hello":1}', 'unsupported', undefined],
  ])('refuses %s by name', async (_, kind, body, refusal, looksLike) => {
    const { code, out } = await parse('tiktok', kind, body, '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out).refusal).toMatchObject({ kind: refusal });
    expect(JSON.parse(out).refusal.looksLike).toBe(looksLike);
  });

  it.each([
    ['no platform', [], 'instagram, tiktok, youtube, twitch, x, rss'],
    ['an unknown platform', ['--platform', 'myspace'], 'instagram, tiktok'],
    [
      'a kind that the platform does not have',
      ['--platform', 'rss', '--kind', 'videos'],
      '--kind of rss must be one of: media, feed, error',
    ],
    [
      'a name that every object has',
      ['--platform', 'x', '--kind', 'constructor'],
      'posts, profile',
    ],
    ['no body', ['--platform', 'rss', '--kind', 'feed'], '--body'],
    [
      'a file that is not there',
      ['--platform', 'rss', '--kind', 'feed', '--body', '/nowhere'],
      'read',
    ],
    ['an unknown option', ['--paint'], '--paint'],
  ])('answers 2 to %s, and says what to do', async (_, argv, says) => {
    const { code, out, err } = await call(...argv);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(says);
  });

  it('lists the kinds of each platform', async () => {
    const { code, out } = await call('--help');

    expect(code).toBe(0);
    expect(out).toMatch(/twitch +media, videos, streams, clips, profile, followers, error/);
    expect(out).toMatch(/instagram +media, stories, insights, profile, products, error/);
  });
});
