import { handOver } from './hand-over.ts';
import { addTokens, type Journey, readJourney, tokensOf, tokensUnknownTo } from './journey.ts';
import { takeTokens } from './take-tokens.ts';

/** What the page can call, as `tributary.lead(…)`, or `tributary.push(['lead', …])` before it is loaded. */
export type Tributary = {
  /** `true` keeps the journey from here on; `false` forgets it, and keeps and sends nothing. */
  consent(granted: boolean): void;
  /** The click tokens of the journey; none without consent. */
  tokens(): string[];
  /** The browser's visitor id; `undefined` without consent. */
  visitor(): string | undefined;
  /** Tells of a lead of the newest token's creator: unconfirmed, until the back end confirms it. */
  lead(id: string, currency: string): void;
  /** Says whose browser this is; `proof` is the back end's HMAC-SHA256 of the customer's id, in hex. */
  identify(connectionId: string, customerId: string, proof: string): void;
  push(call: readonly [name: string, ...parameters: unknown[]]): void;
};

type Page = Window & { tributary?: Tributary | unknown[] };

const storageKey = 'tributary';

function start(script: HTMLScriptElement): void {
  const page = window as Page;
  const { key = '', consent: saidByPage } = script.dataset;
  const { origin } = new URL(script.src);
  const replaceState = history.replaceState.bind(history);

  /** Undecided, the tokens that the visitor brings wait here, and nowhere else. */
  let waiting: string[] = [];
  let journey = readKept();
  let isRefused = false;
  let isGranted = journey !== undefined;

  function readKept(): Journey | undefined {
    try {
      return readJourney(localStorage.getItem(storageKey), Date.now());
    } catch {
      return undefined;
    }
  }

  function keep(changed: Journey | undefined): void {
    journey = changed;
    try {
      if (changed === undefined) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, JSON.stringify(changed));
    } catch {
      // A browser that stores nothing for this page: the journey lasts as long as the page.
    }
  }

  function send(...events: readonly object[]): void {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    // The answer is for nobody: a visitor can do nothing about it.
    fetch(`${origin}/v1/events?key=${encodeURIComponent(key)}`, {
      ...{ method: 'POST', headers, keepalive: true, credentials: 'omit' },
      body: JSON.stringify({ events }),
    }).catch(() => {});
  }

  /** The journey, begun now if there was none; a visitor whom nothing is known of needs no id before. */
  function begin(): Journey {
    if (journey === undefined) keep({ v: newVisitorId(), t: [] });
    return journey as Journey;
  }

  function follow(tokens: readonly string[], events: readonly object[] = []): void {
    const known = begin();
    const unknown = tokensUnknownTo(known, tokens);
    if (unknown.length > 0) keep(addTokens(known, unknown, Date.now()));
    const views = unknown.length > 0 ? [{ type: 'view', visitorId: known.v, tokens: unknown }] : [];
    if (events.length + views.length > 0) send(...events, ...views);
    handOver(journey);
  }

  /** Takes the tokens out of the address, whatever the visitor says: who shares it shares no click. */
  function land(): void {
    const { tokens, href } = takeTokens(location.href);
    if (tokens.length > 0) replaceState(history.state, '', href);
    if (!isRefused) waiting.push(...tokens);
  }

  function settle(): void {
    if (!isGranted) return;
    if (waiting.length > 0) follow(waiting.splice(0));
    else if (journey !== undefined) handOver(journey);
  }

  function grant(): void {
    if (isGranted && journey !== undefined) return;
    isGranted = true;
    isRefused = false;
    const visitorId = begin().v;
    follow(waiting.splice(0), [{ type: 'consent', granted: true, visitorId }]);
  }

  function refuse(): void {
    isGranted = false;
    isRefused = true;
    waiting = [];
    if (journey === undefined) return;
    // Whoever was known before is forgotten here, and what is recorded elsewhere stops counting.
    send({ type: 'consent', granted: false, visitorId: journey.v });
    keep(undefined);
    handOver(undefined);
  }

  const tributary: Tributary = {
    consent: (granted) => (granted === true ? grant() : refuse()),
    tokens: () => (journey === undefined ? [] : tokensOf(journey)),
    visitor: () => journey?.v,
    lead(id, currency) {
      settle();
      const tokens = tributary.tokens();
      if (!isGranted || tokens.length === 0) return;
      send({ type: 'lead', id, visitorId: begin().v, currency, tokens });
    },
    identify(connectionId, customerId, proof) {
      if (!isGranted) return;
      send({ type: 'identify', visitorId: begin().v, connectionId, customerId, proof });
    },
    push([name, ...parameters]) {
      if (name !== 'consent' && name !== 'lead' && name !== 'identify') return;
      (tributary[name] as (...all: unknown[]) => void)(...parameters);
    },
  };

  if (saidByPage === 'granted' && !isGranted) {
    // Global Privacy Control is a refusal, unless the visitor says otherwise to the page itself.
    isGranted = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl !== true;
  }
  const early = page.tributary;
  page.tributary = tributary;
  land();
  // What the page said before counts first: a refusal among it must find nothing done yet.
  if (Array.isArray(early)) {
    for (const call of early) tributary.push(call as Parameters<Tributary['push']>[0]);
  }
  settle();
  onNavigation(() => {
    land();
    settle();
  });
  // Forms and shops that come up later, at the latest when somebody is about to use them.
  const repeat = () => journey !== undefined && handOver(journey);
  for (const type of ['DOMContentLoaded', 'focusin', 'submit']) {
    document.addEventListener(type, repeat, true);
  }
  addEventListener('load', repeat);
}

/** Hears of pages that change their address without loading anew. */
function onNavigation(look: () => void): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const move = history[name];
    history[name] = function (this: History, ...parameters) {
      move.apply(this, parameters);
      look();
    };
  }
  addEventListener('popstate', look);
}

/** 128 random bits. `crypto.randomUUID` is missing from pages without TLS. */
function newVisitorId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const script = document.currentScript;
// Loaded twice, the first one stays.
const isLoaded = 'consent' in ((window as Page).tributary ?? {});
if (script instanceof HTMLScriptElement && !isLoaded) start(script);
