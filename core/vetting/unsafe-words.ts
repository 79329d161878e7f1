/** Words that a brand may not want to stand beside, by what they are about. */
export type UnsafeWords = { readonly about: string; readonly words: readonly string[] };

/**
 * What is looked for anyway. The subjects follow those that the industry's floor of brand safety names (Global
 * Alliance for Responsible Media, "Brand Safety Floor + Suitability Framework", 2022); the words are ours, few, and
 * English and German. A word is a question and no verdict: "shoot" is a photographer's, too, and is not here.
 */
export const unsafeWords: readonly UnsafeWords[] = [
  { about: 'adult content', words: ['porn', 'porno', 'onlyfans', 'nsfw', 'xxx', 'escort'] },
  { about: 'weapons', words: ['firearm', 'firearms', 'ammunition', 'handgun', 'schusswaffe'] },
  { about: 'hate', words: ['nazi', 'white power', 'heil hitler', 'untermensch', 'racial purity'] },
  { about: 'drugs', words: ['cocaine', 'heroin', 'ketamine', 'meth', 'kokain', 'mdma'] },
  {
    about: 'gambling',
    words: ['casino', 'sportsbook', 'betting tips', 'sportwetten', 'slots bonus'],
  },
  { about: 'harm', words: ['suicide', 'self harm', 'selbstmord', 'pro ana', 'thinspo'] },
  { about: 'obscenity', words: ['fuck', 'fucking', 'motherfucker', 'cunt', 'fotze'] },
  {
    about: 'scams',
    words: ['get rich quick', 'guaranteed returns', 'crypto giveaway', 'pyramid scheme'],
  },
];
