import type { Scope } from '../../core/programs/program.ts';

/** Who manages may read, too. */
export const readingScopes: readonly Scope[] = ['read', 'manage'];
