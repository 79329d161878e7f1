/** What Stripe's names for what it asks for mean, where their words do not say so. */
const known: Readonly<Record<string, string>> = {
  external_account: 'a bank account or card to be paid out to',
  'tos_acceptance.date': 'agreement to Stripe’s terms',
  'tos_acceptance.ip': 'agreement to Stripe’s terms',
  business_type: 'whether it is a person or a company',
  'business_profile.url': 'a web address',
  'business_profile.mcc': 'the kind of business',
  'business_profile.product_description': 'what the business does',
};

const subjects: Readonly<Record<string, string>> = {
  individual: 'of the person',
  company: 'of the company',
  representative: 'of the representative',
  directors: 'of the directors',
  owners: 'of the owners',
};

/** What a rail still asks for, in words: `individual.verification.document` is `verification document of the person`. */
export function describeRequirement(name: string): string {
  const words = known[name];
  if (words !== undefined) return words;
  const [first = '', ...rest] = name.split('.');
  // A person of a company has an id in place of a name.
  const subject = first.startsWith('person_') ? 'of a person of the company' : subjects[first];
  const parts = subject === undefined ? [first, ...rest] : rest;
  const thing = parts.join(' ').replaceAll('_', ' ');
  return subject === undefined ? thing : `${thing} ${subject}`.trim();
}

/** All that a rail still asks for, in words, each once. */
export function describeRequirements(names: readonly string[]): string[] {
  return [...new Set(names.map(describeRequirement))];
}
