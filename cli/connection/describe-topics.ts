import { table } from '../table.ts';

/** What the API says of a connection's topics. */
export type TopicsDocument = {
  readonly address: string;
  readonly status: 'complete' | 'incomplete';
  readonly items: readonly TopicItem[];
};

type TopicItem = {
  readonly topic?: string;
  /** Of what is taken out. */
  readonly topics?: readonly string[];
  readonly state?: string;
  readonly outcome?: string;
  readonly optional?: true;
  readonly detail?: string;
  readonly otherAddresses?: readonly string[];
};

/** A line for each topic: what became of it, or how it stands. */
export function describeTopics({ address, items }: TopicsDocument): string[] {
  if (items.length === 0) return [`The shop sends nothing to ${address}.`];
  return [
    `To ${address}:`,
    ...table(items, [
      { title: 'topic', text: ({ topic, topics = [] }) => topic ?? topics.join(', ') },
      { title: 'is', text: ({ state, outcome }) => outcome ?? state ?? '' },
      { title: '', text: describeMore },
    ]).slice(1),
  ];
}

function describeMore({ optional, detail, otherAddresses = [] }: TopicItem): string {
  const parts = [
    optional ? '(not every shop has it)' : '',
    detail ?? '',
    otherAddresses.join(', '),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
