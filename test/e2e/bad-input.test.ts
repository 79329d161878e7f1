import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BadInputRow, Shop } from '../support/bad-input/bad-input-row.ts';
import { type RawAnswer, sendAsIs } from '../support/bad-input/send-as-is.ts';
import { senderSecrets, startBadInputWorld } from '../support/bad-input/start-bad-input-world.ts';
import { clickRows, eventRows, pixelRows } from '../support/bad-input/tracking-rows.ts';
import { deliver, goodBody, webhookRows } from '../support/bad-input/webhook-rows.ts';

describe('what nobody should send', () => {
  let system: Awaited<ReturnType<typeof startBadInputWorld>>;

  beforeAll(async () => {
    system = await startBadInputWorld();
  }, 240_000);

  afterAll(async () => {
    await system?.stop();
  });

  const post = (shop: Shop, body: string) =>
    sendAsIs(system.runtime.url, deliver(system.world, shop, body));

  async function expectAnswer(row: BadInputRow, answer: RawAnswer): Promise<void> {
    expect(answer).toMatchObject({ status: row.status });
    if (row.type !== undefined) {
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(JSON.parse(answer.text)).toMatchObject({ type: row.type, status: row.status });
    }
    if (row.outcome !== undefined) {
      expect(JSON.parse(answer.text)).toMatchObject({ outcome: row.outcome });
    }
    if (row.location !== undefined) expect(answer.headers.location).toMatch(row.location);
    for (const secret of Object.values(senderSecrets)) expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js|mjs):\d+/);
  }

  it.each(
    [...webhookRows, ...clickRows, ...pixelRows, ...eventRows].map(
      (row) => [row.name, row] as const,
    ),
  )(
    '%s',
    async (_, row) => {
      const before = (await system.listItems()).length;
      const alarms = system.countAlarms();
      await expectAnswer(row, await sendAsIs(system.runtime.url, row.request(system.world)));
      const items = await system.listItems();

      const kept = row.keepsRejected === true ? 1 : 0;
      expect(items.length - before).toBe(kept);
      expect(system.countAlarms() - alarms).toBe(kept);
      if (row.reason === undefined) return;
      const rejected = items.filter(({ pk }) => pk.includes('#REJECTED#'));
      expect(rejected.some(({ body }) => body?.includes(`"${row.reason}"`))).toBe(true);
    },
    30_000,
  );

  it('makes one fact of the same order told 100 times at once, and answers 2xx each time', async () => {
    const generic = goodBody('generic', '9100');
    const answers = await Promise.all(Array.from({ length: 100 }, () => post('generic', generic)));
    const outcomes = answers.map(({ text }) => (JSON.parse(text) as { outcome: string }).outcome);
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(99);
    const facts = (await system.listItems()).filter(
      ({ pk, sk }) => pk.includes('backend~9100') && sk.startsWith('FACT#'),
    );
    expect(facts).toHaveLength(1);
  }, 60_000);

  it('tells its own senders that another content of one event contradicts the first', async () => {
    const first = goodBody('generic', '9200');
    const other = first.replace('"200.00"', '"100.00"');
    expect(await post('generic', first)).toMatchObject({
      status: 200,
    });
    const answer = await post('generic', other);
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.text)).toMatchObject({ type: '/problems/fact-known' });
  }, 30_000);

  it('keeps both of two contents that a shop tells of one version', async () => {
    const first = goodBody('shopify', '9300');
    const other = first.replaceAll('"500.00"', '"400.00"');
    for (const body of [first, other]) {
      const answer = await post('shopify', body);
      expect(JSON.parse(answer.text)).toMatchObject({ outcome: 'stored' });
    }
    const facts = (await system.listItems()).filter(
      ({ pk, sk }) => pk.includes('~9300') && sk.startsWith('FACT#'),
    );
    expect(facts).toHaveLength(2);
  }, 30_000);
});
