/**
 * Loaded with `--import` into a process before anything else, so that all its dates follow the
 * runtime's clock. Whoever runs functions there moves it with each invocation, through
 * `globalThis[Symbol.for('tributary.local.clock')].setOffset(ms)`.
 */
import { installDateShift } from './shifted-date.ts';

installDateShift(Number(process.env.LOCAL_CLOCK_OFFSET_MS ?? 0));
