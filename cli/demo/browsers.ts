import type { Carried, StoryClick } from './story/story-types.ts';

/** The browsers of the story's visitors: they open links over HTTP and keep what they are given. */
export type Browsers = Carried & {
  /** Opens a link as the click says. @throws Error if the answer is not what its kind deserves. */
  open(click: StoryClick): Promise<void>;
};

const userAgents: Readonly<Record<StoryClick['kind'], string>> = {
  person:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Safari/605.1.15',
  bot: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  prefetch:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  head: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
};

/** Browsers that have not been anywhere yet. */
export function openBrowsers(url: string): Browsers {
  const cookies = new Map<string, string>();
  const tokens = new Map<string, string>();
  return {
    async open(click) {
      const response = await fetch(`${url}/r/${click.slug}`, {
        method: click.kind === 'head' ? 'HEAD' : 'GET',
        redirect: 'manual',
        headers: headersOf(click, cookies.get(click.visitor)),
      });
      await response.arrayBuffer();
      const token = readToken(response, click);
      if (token !== undefined) tokens.set(click.clickId, token);
      const cookie = readVisitorCookie(response);
      if (cookie !== undefined) cookies.set(click.visitor, cookie);
    },
    tokenOf(clickId) {
      const token = tokens.get(clickId);
      if (token === undefined)
        throw new RangeError(`${clickId} has not been made, or got no token.`);
      return token;
    },
    visitorIdOf: (visitor) => cookies.get(visitor),
  };
}

function headersOf(click: StoryClick, cookie: string | undefined): Record<string, string> {
  return {
    'user-agent': userAgents[click.kind],
    ...(click.kind === 'prefetch' ? { 'sec-purpose': 'prefetch' } : {}),
    ...(cookie === undefined ? {} : { cookie: `tv=${cookie}` }),
  };
}

/** A person's click is sent on with a token, a machine's without. */
function readToken(response: Response, { slug, kind }: StoryClick): string | undefined {
  const location = response.headers.get('location');
  if (response.status !== 302 || location === null) {
    throw new Error(`The link ${slug} answered ${response.status} instead of leading on.`);
  }
  const token = new URL(location).searchParams.get('tc') ?? undefined;
  if ((token !== undefined) !== (kind === 'person')) {
    throw new Error(
      `A ${kind} request for ${slug} was sent on ${token ? 'with' : 'without'} a token.`,
    );
  }
  return token;
}

function readVisitorCookie(response: Response): string | undefined {
  return response.headers
    .getSetCookie()
    .map((cookie) => /^tv=([^;]+)/.exec(cookie)?.[1])
    .find((value) => value !== undefined);
}
