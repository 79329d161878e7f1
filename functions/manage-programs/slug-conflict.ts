import { conflict, type ProblemError } from '../shared/http/problem-error.ts';

const slugProblems = {
  taken: {
    type: '/problems/slug-taken',
    title: 'The slug belongs to another link; choose one more.',
  },
  renamed: {
    type: '/problems/slug-renamed',
    title: 'The link of this slug was renamed; ask for it to see its slug, and change that one.',
  },
  'look-alike': {
    type: '/problems/slug-look-alike',
    title: 'The slug looks like one of somebody else; choose one more.',
  },
  changed: {
    type: '/problems/link-changed',
    title: 'The link was changed at the same time; read it and try again.',
  },
} as const;

/** The answer to a slug that a link cannot have. */
export function slugConflict(outcome: keyof typeof slugProblems): ProblemError {
  const { type, title } = slugProblems[outcome];
  return conflict(type, title);
}
