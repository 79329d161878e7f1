import type { Instant } from '../../../core/time/instant.ts';
import { serveOnLoopback } from '../../../local/serve-on-loopback.ts';
import { answerPlatform, type Descriptions } from './answer-platform.ts';
import type { StoryPost } from './social-story.ts';

/** Two platforms on this machine, with nobody on them but the story's creator. */
export type DemoPlatforms = {
  readonly addressOf: (platform: StoryPost['platform']) => string;
  /** The creator writes this about the channel. */
  describe(platform: StoryPost['platform'], text: string): void;
  stop(): Promise<void>;
};

/** What the merchant's apps show; a call without it is refused. */
export const appToken = 'sample-app-token';

/** Serves both over HTTP. @param now the system's own clock: views grow with it. */
export async function openPlatforms(now: () => Instant): Promise<DemoPlatforms> {
  const descriptions: { -readonly [Platform in keyof Descriptions]: string } = {
    youtube: '',
    x: '',
  };
  const server = await serveOnLoopback((request, response) => {
    const { authorization, 'x-goog-api-key': key } = request.headers;
    const isKnown = authorization === `Bearer ${appToken}` || key === appToken;
    const url = new URL(request.url ?? '/', 'http://platform');
    const answer = isKnown ? answerPlatform(url, descriptions, now()) : undefined;
    const status = isKnown ? (answer === undefined ? 404 : 200) : 401;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  return {
    addressOf: (platform) => `${server.endpoint}/${platform}`,
    describe(platform, text) {
      descriptions[platform] = text;
    },
    stop: () => server.stop(),
  };
}
