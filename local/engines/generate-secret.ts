import { randomInt } from 'node:crypto';
import type { PlannedSecret } from '../plan.ts';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A random secret, alone or as a field of a JSON template, as `GenerateSecretString` describes it. */
export function generateSecret(settings: NonNullable<PlannedSecret['generate']>): string {
  const { template, key, length, excludePunctuation, excludeCharacters = '' } = settings;
  const alphabet = [...alphanumeric, ...(excludePunctuation ? '' : punctuation)].filter(
    (character) => !excludeCharacters.includes(character),
  );
  const random = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  if (template === undefined || key === undefined) return random;

  return JSON.stringify({ ...(JSON.parse(template) as object), [key]: random });
}
