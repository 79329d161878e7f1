import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import {
  lockableAfterMs,
  maxPostingAgeMs,
  PostingTimeError,
} from '../../../core/ledger/posting-time.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { msPerMinute } from '../../../core/time/instant.ts';
import { journalOnlyNow, postOnlyNow } from '../../../functions/shared/settling/post-only-now.ts';
import { anEstimatedOrder } from '../../support/close-an-order.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { inMemoryConversionStore } from '../../support/in-memory-conversion-store.ts';
import { inMemoryLedgerStore } from '../../support/in-memory-ledger-store.ts';

const now = Date.parse('2026-04-01T01:00:00Z');
const writeAt = (postedAt: number) =>
  settleLegs(emptyAccountHead('acme', 'mia'), [aLeg()], { postedAt, sha256 });

describe('postOnlyNow', () => {
  it.each([
    ['of a month that can be locked', now - lockableAfterMs - 1],
    ['of half an hour ago', now - maxPostingAgeMs - 1],
    ['that has not come', now + maxPostingAgeMs + 1],
  ])('writes no entry with a time %s', async (_, postedAt) => {
    const ledger = inMemoryLedgerStore();

    const guarded = postOnlyNow(ledger, () => now);

    expect(() => guarded.write(writeAt(postedAt))).toThrow(PostingTimeError);
    expect(ledger.export().accounts).toEqual([]);
  });

  it('writes what is posted now, up to the longest that a function runs', async () => {
    const guarded = postOnlyNow(inMemoryLedgerStore(), () => now);

    expect(await guarded.write(writeAt(now - 15 * msPerMinute))).toBe('written');
  });

  it('leaves nothing between: a month can be locked only when nothing can be posted into it', () => {
    expect(lockableAfterMs).toBeGreaterThan(maxPostingAgeMs + 15 * msPerMinute - 1);
  });
});

describe('journalOnlyNow', () => {
  it('saves no order whose new entries bear an old time, and lets the old ones be', async () => {
    const { state } = anEstimatedOrder('4', 'USD', [[{ creatorId: 'mia', minorUnits: 200n }]]);
    const postedAt = state.journal.at(-1)?.postedAt ?? 0;
    const change = { state: { ...state, version: 1 }, legs: [] };
    const late = journalOnlyNow(inMemoryConversionStore(), () => postedAt + 2 * maxPostingAgeMs);
    const then = journalOnlyNow(inMemoryConversionStore(), () => postedAt);

    expect(() => late.save(change)).toThrow(PostingTimeError);
    expect(await then.save(change)).toBe('saved');
  });
});

describe('the functions that write money', () => {
  it('open accounts and orders only behind the guard', () => {
    const root = fileURLToPath(new URL('../../../functions', import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const writers = files.filter((file) =>
      /dynamoLedgerStore\(|openPayoutPorts\(/.test(readFileSync(`${root}/${file}`, 'utf8')),
    );
    const unguarded = writers.filter((file) => {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      return text.includes('dynamoLedgerStore(') && !text.includes('postOnlyNow(');
    });

    expect(writers.length).toBeGreaterThan(4);
    // These read accounts, and may not write: the templates give them no right to.
    expect(unguarded.toSorted()).toEqual([
      'manage-privacy/handler.ts',
      'read-statements/handler.ts',
      'shared/reading/open-reading-ports.ts',
    ]);
  });
});
