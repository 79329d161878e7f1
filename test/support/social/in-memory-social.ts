import { decodeJson, encodeJson } from '../../../core/encoding/json.ts';
import type {
  SocialAccount,
  SocialAccountKey,
  SocialAccountStore,
  SocialApp,
  SocialGrant,
  SocialStart,
} from '../../../core/social/accounts/index.ts';
import type {
  ContentChange,
  MetricSnapshot,
  PollState,
  QuotaClaim,
  SocialPollStore,
  SocialQuota,
  StoredContent,
} from '../../../core/social/polling/index.ts';

const nameOf = ({ merchantId, accountId }: SocialAccountKey) => `${merchantId}/${accountId}`;
const copy = <Value>(value: Value): Value => decodeJson<Value>(encodeJson(value));

/** Versions follow each other, as in the table. */
function save<Value extends { readonly version: number }>(
  stored: Map<string, Value>,
  name: string,
  value: Value,
): 'saved' | 'stale' {
  if ((stored.get(name)?.version ?? 0) !== value.version - 1) return 'stale';
  stored.set(name, copy(value));
  return 'saved';
}

/** Accounts that last as long as a test. */
export function inMemorySocialAccounts() {
  const accounts = new Map<string, SocialAccount>();
  const grants = new Map<string, SocialGrant>();
  const starts = new Map<string, SocialStart>();
  const apps = new Map<string, SocialApp>();
  const store: SocialAccountStore = {
    find: async (key) => accounts.get(nameOf(key)),
    listOfCreator: async (merchantId, creatorId) =>
      [...accounts.values()].filter(
        (each) => each.merchantId === merchantId && each.creatorId === creatorId,
      ),
    change: async (key, toNext) => {
      const next = toNext(accounts.get(nameOf(key)));
      if (next !== undefined) accounts.set(nameOf(key), next);
      return next;
    },
    findGrant: async (key) => grants.get(nameOf(key)),
    saveGrant: async (grant) => save(grants, nameOf(grant), grant),
    removeGrant: async (key) => void grants.delete(nameOf(key)),
    findStart: async ({ merchantId, startId }) => starts.get(`${merchantId}/${startId}`),
    changeStart: async ({ merchantId, startId }, toNext) => {
      const next = toNext(starts.get(`${merchantId}/${startId}`));
      if (next !== undefined) starts.set(`${merchantId}/${startId}`, next);
      return next;
    },
    findApp: async (merchantId, platform) => apps.get(`${merchantId}/${platform}`),
    saveApp: async (app) => void apps.set(`${app.merchantId}/${app.platform}`, app),
  };
  return { ...store, grants };
}

/** Polls and what they found, for as long as a test. */
export function inMemorySocialPolls() {
  const states = new Map<string, PollState>();
  const contents = new Map<string, StoredContent>();
  const changes = new Map<string, ContentChange>();
  const snapshots = new Map<string, MetricSnapshot>();
  const contentsOf = (key: SocialAccountKey) =>
    [...contents.values()]
      .filter((each) => nameOf(each) === nameOf(key))
      .toSorted((a, b) => (b.publishedAt ?? b.foundAt) - (a.publishedAt ?? a.foundAt));
  const store: SocialPollStore = {
    find: async (key) => states.get(nameOf(key)),
    save: async (state) => save(states, nameOf(state), state),
    listDue: async (merchantId, until, limit) =>
      [...states.values()]
        .filter((state) => state.merchantId === merchantId && state.nextAt <= until)
        .toSorted((a, b) => a.nextAt - b.nextAt)
        .slice(0, limit),
    findContents: async (key, ids) =>
      ids.flatMap((id) => contents.get(`${nameOf(key)}/${id}`) ?? []),
    listContents: async (key, from, limit) =>
      contentsOf(key)
        .filter(({ publishedAt, foundAt }) => (publishedAt ?? foundAt) >= from)
        .slice(0, limit),
    listContentsPage: async (key, { limit }) => ({ items: contentsOf(key).slice(0, limit) }),
    async saveContent({ content, change }) {
      const name = `${nameOf(content)}/${content.contentId}`;
      if (save(contents, name, content) === 'stale') return 'stale';
      changes.set(`${name}/${change.at}/${change.kind}`, change);
      return 'saved';
    },
    listChanges: async (key) =>
      [...changes.values()].filter((each) => nameOf(each) === nameOf(key)),
    async saveSnapshots(each) {
      for (const snapshot of each) {
        const { contentId = '', at } = snapshot;
        snapshots.set(`${nameOf(snapshot)}/${contentId}/${at}`, copy(snapshot));
      }
    },
    listSnapshots: async (key, now) =>
      [...snapshots.values()].filter(
        (each) =>
          nameOf(each) === nameOf(key) &&
          each.contentId === key.contentId &&
          each.retentionUntil > now,
      ),
    async purgeSnapshots(key) {
      for (const [name, each] of snapshots)
        if (nameOf(each) === nameOf(key)) snapshots.delete(name);
      return 'done';
    },
  };
  return { ...store, states, contents, changes, snapshots };
}

/** Counts what is asked, and remembers how much of each limit was used. */
export function inMemorySocialQuota() {
  const used = new Map<string, number>();
  const quota: SocialQuota = {
    async claim({ key, units, unitsMax }: QuotaClaim) {
      const after = (used.get(key) ?? 0) + units;
      if (after > unitsMax) return 'spent';
      used.set(key, after);
      return 'granted';
    },
    giveBack: async ({ key, units }) => void used.set(key, (used.get(key) ?? 0) - units),
  };
  return { ...quota, used };
}
