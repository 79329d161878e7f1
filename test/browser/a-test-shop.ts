import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { aCertificate } from './a-certificate.ts';

export const shopHost = 'shop.example';
export const otherHost = 'other.example';
/** A name of the shop's own, behind which Tributary is. */
export const trackingHost = 'go.shop.example';

/** What a shop can have in a page; `data-*` of the snippet's element, and which shop system it is. */
export type PageSettings = { readonly key: string };

/** A cart as a shop system keeps it: its attributes become the order's. */
type Attributes = Readonly<Record<string, string>>;

export type TestShop = {
  readonly port: number;
  /** What customers bought, oldest first: the attributes of their carts, and the fields of their forms. */
  readonly orders: { readonly attributes: Attributes; readonly fields: Attributes }[];
  stop(): Promise<void>;
};

/**
 * Nothing but the shop's own files and the snippet from its host, and events to there: no inline script, no
 * `eval`, no frame, no worker; and no text that becomes a script (trusted types).
 */
const policy = [
  "default-src 'none'",
  `script-src 'self' https://${trackingHost}`,
  `connect-src 'self' https://${trackingHost}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The shop's own script, which is there before the snippet: it calls `tributary` as docs/snippet.md says. */
const shopScript = `
window.violations = [];
addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
window.tributary = window.tributary || [];
const kind = document.body.dataset.shop;
if (kind === 'shopify') window.Shopify = { routes: { root: '/' } };
if (kind === 'woocommerce') {
  const entry = location.href;
  window.wc_order_attribution = {
    params: { allowTracking: true },
    getAttributionData: () => ({ session_entry: entry, referrer: null }),
    setOrderTracking() {
      const { session_entry } = window.wc_order_attribution.getAttributionData();
      document.querySelector('input[name=wc_order_attribution_session_entry]').value = session_entry;
    },
  };
  window.wc_order_attribution.setOrderTracking(true);
}
const early = new URLSearchParams(location.search).get('consent');
if (early !== null) window.tributary.push(['consent', early === 'yes']);
document.querySelector('#buy').addEventListener('click', async () => {
  await fetch('/checkout', { method: 'POST' });
  document.title = 'bought';
});
`;

/** A shop on the loopback interface, over TLS, and Tributary under a name of the shop's. */
export async function startTestShop(
  tributaryUrl: string,
  settings: PageSettings,
): Promise<TestShop> {
  const carts = new Map<string, Attributes>();
  const orders: TestShop['orders'] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.host === trackingHost) return passOn(tributaryUrl, request, response);
    const { pathname, searchParams } = new URL(request.url ?? '/', `https://${shopHost}`);
    const cart = /\bcart=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    switch (`${request.method} ${pathname}`) {
      case 'GET /shop.js':
        return reply(response, 'text/javascript', shopScript);
      case 'POST /cart/update.js': {
        const id = cart ?? randomUUID();
        const { attributes } = JSON.parse(await text(request));
        carts.set(id, { ...carts.get(id), ...attributes });
        response.setHeader('set-cookie', `cart=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`);
        return reply(response, 'application/json', '{}');
      }
      case 'POST /checkout': {
        const fields = Object.fromEntries(new URLSearchParams(await text(request)));
        orders.push({ attributes: carts.get(cart ?? '') ?? {}, fields });
        carts.delete(cart ?? '');
        return reply(response, 'text/html', '<!doctype html><title>bought</title>');
      }
      default:
        return reply(response, 'text/html', pageOf(settings, searchParams));
    }
  }

  const hosts = [shopHost, otherHost, trackingHost];
  const server = createServer(aCertificate(hosts), (request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    orders,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function reply(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
  response.end(body);
}

/** @param wanted `shop`: which system the page belongs to; `mode`: the snippet's `data-consent`. */
function pageOf({ key }: PageSettings, wanted: URLSearchParams): string {
  const shop = wanted.get('shop') === 'none' ? 'none' : (wanted.get('shop') ?? 'shopify');
  const mode = wanted.get('mode') === 'granted' ? ' data-consent="granted"' : '';
  return `<!doctype html>
<html lang="en"><head><title>Tent</title></head>
<body data-shop="${shop}">
<button id="buy">Buy</button>
<form data-tributary class="checkout" method="post" action="/checkout">
  <input type="hidden" name="wc_order_attribution_session_entry" value="">
  <input name="email"><button id="order">Order</button>
</form>
<script src="/shop.js"></script>
<script async src="https://${trackingHost}/tributary.js" data-key="${key}"${mode}></script>
</body></html>`;
}

/** As a proxy in front of the HTTP API would. */
function passOn(url: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  const onward = requestHttp(`${url}${request.url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', (error) => response.destroy(error));
  request.pipe(onward);
}
