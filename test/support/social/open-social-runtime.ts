import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAssembly } from '../../../local/assembly.ts';
import { startRuntime } from '../../../local/runtime.ts';
import { callApi, openMerchant } from '../two-merchants.ts';
import { startFakePlatform } from './fake-platform.ts';
import { xShape } from './fake-stream-shapes.ts';

/** The local runtime with a merchant in it, beside an X whose clock is the runtime's. */
export async function openSocialRuntime() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-social-'));
  const startAt = Date.UTC(2026, 0, 5, 9);
  const runtime = await startRuntime({
    ...{ assemblyFolder: await findAssembly(), dataFolder, startAt },
  });
  const now = () => runtime.clock.now();
  const acme = await openMerchant(runtime, 'acme');
  const x = await startFakePlatform(xShape, now);

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  /** The merchant's creator says yes at X to an account of it. */
  async function connect(id: string) {
    await call('PUT /v1/social/apps/x', {
      ...{ clientId: 'client', clientSecret: 'secret', address: x.address },
      monthlyBudgetUsd: '5.00',
    });
    const begin = { platform: 'x', returnUrl: 'https://shop.example/portal' };
    const { link } = await call('POST /v1/me/social/connect', begin, acme.keys.me);
    const back = await fetch(x.consent(link, id), { redirect: 'manual' });
    const ticket = new URL(back.headers.get('location') ?? '').searchParams.get('ticket') ?? '';
    return call('POST /v1/me/social/finish', { ticket }, acme.keys.me);
  }

  return {
    ...{ runtime, acme, x, now, call, connect },
    async stop() {
      await runtime.stop();
      await x.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type SocialRuntime = Awaited<ReturnType<typeof openSocialRuntime>>;
