import type { Creator } from '../programs/program.ts';
import { toCodeName } from './to-code-name.ts';

/** What a pattern of codes can name; `{N}` tells namesakes apart. */
export const codePlaceholders = ['NAME', 'FIRSTNAME', 'CREATOR', 'N'] as const;

/** The longest pattern, in characters; what it makes is a code then, whoever the creator is. */
export const maxPatternLength = 40;

/** Why a text is no pattern of codes, as a sentence; `undefined` if it is one. */
export function explainBadPattern(pattern: string): string | undefined {
  if (pattern.length > maxPatternLength)
    return `A pattern has at most ${maxPatternLength} characters.`;
  const literal = pattern.replaceAll(/\{(?:NAME|FIRSTNAME|CREATOR|N)\}/g, '');
  if (!/^[A-Za-z0-9_-]*$/.test(literal)) {
    const known = codePlaceholders.map((name) => `{${name}}`).join(', ');
    return `A pattern is made of A-Z, 0-9, "_", "-", and ${known}.`;
  }
  if (pattern.split('{N}').length !== 2) {
    return 'A pattern has {N} once: it is empty for the first code of a name, and 2, 3 and so on for others.';
  }
  const names = pattern.match(/\{(?:NAME|FIRSTNAME|CREATOR)\}/g) ?? [];
  return names.length === 1
    ? undefined
    : 'A pattern has one of {NAME}, {FIRSTNAME} and {CREATOR}, so that it makes a code of each creator’s own.';
}

/**
 * The code that a pattern makes for a creator; `attempt` counts from 1. A name of which no letter can be
 * written (`山田`) gives way to the creator's id. Dashes that nothing stands beside are left out.
 */
export function fillCodePattern(
  pattern: string,
  { name, creatorId }: Pick<Creator, 'name' | 'creatorId'>,
  attempt: number,
): string {
  const id = toCodeName(creatorId);
  const [firstName = ''] = name.trim().split(/\s+/);
  return pattern
    .replace('{NAME}', toCodeName(name) || id)
    .replace('{FIRSTNAME}', toCodeName(firstName) || id)
    .replace('{CREATOR}', id)
    .replace('{N}', attempt === 1 ? '' : String(attempt))
    .toUpperCase()
    .replaceAll(/([_-])[_-]+/g, '$1')
    .replaceAll(/^[_-]|[_-]$/g, '');
}
