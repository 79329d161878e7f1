import { createHash } from 'node:crypto';
import type { FakeAnswer } from '../serve-fake-api.ts';
import type { FakeCall, FakePost } from './fake-platform.ts';

/** What answers of several platforms are written with. */
export const hour = 3_600_000;
export const iso = (at: number) => new Date(at).toISOString();
export const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
export const seconds = (ms: number) => String(Math.max(1, Math.ceil(ms / 1_000)));
export const findPosts = (posts: readonly FakePost[], ids: readonly string[]) =>
  ids.flatMap((id) => posts.find((post) => post.id === id) ?? []);
export const everyPost = ({ account }: FakeCall) => account?.posts ?? [];

export const etagOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 24);
