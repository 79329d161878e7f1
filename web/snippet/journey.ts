/** What is kept of a visitor in the shop's own storage: who the browser is, and the clicks that led here. */
export type Journey = {
  /** The browser's visitor id. */
  readonly v: string;
  /** Click tokens and when each was first seen, in ms since 1970, oldest first. */
  readonly t: readonly (readonly [token: string, keptAt: number])[];
};

/** A cart attribute has to hold them all; who comes by more links is remembered for the newest ones. */
const maxTokens = 10;

/** Longer than any usual window; after it a token attributes nothing. */
const keptMs = 90 * 86_400_000;

const tokenPattern = /^v1\.[\w-]+\.[\w-]+\.[\w-]+$/;
const maxTokenLength = 2_048;

/** Whether a text is written as our click tokens are. Only the edge can tell whether it is one. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && text.length <= maxTokenLength && tokenPattern.test(text);
}

/** The kept journey without what is too old; `undefined` if there is none, or something else is kept there. */
export function readJourney(text: string | null, now: number): Journey | undefined {
  try {
    const { v, t } = JSON.parse(text ?? '');
    if (typeof v !== 'string' || !/^[\w-]{8,64}$/.test(v) || !Array.isArray(t)) return undefined;
    return { v, t: t.filter(([token, keptAt]) => isToken(token) && keptAt > now - keptMs) };
  } catch {
    return undefined;
  }
}

/** The journey with further tokens; one that is known already keeps its place. */
export function addTokens(journey: Journey, tokens: readonly string[], now: number): Journey {
  const unknown = tokensUnknownTo(journey, tokens);
  const added = unknown.map((token) => [token, now] as const);
  return { v: journey.v, t: [...journey.t, ...added].slice(-maxTokens) };
}

/** Those of the tokens that the journey does not have, each once. */
export function tokensUnknownTo({ t }: Journey, tokens: readonly string[]): string[] {
  return [...new Set(tokens)].filter((token) => t.every(([known]) => known !== token));
}

export function tokensOf({ t }: Journey): string[] {
  return t.map(([token]) => token);
}
