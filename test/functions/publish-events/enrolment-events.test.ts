import { expect, it } from '@jest/globals';
import { enrolmentEvents } from '../../../functions/publish-events/enrolment-events.ts';
import { anEnrolment } from '../../support/factories/index.ts';

const typesOf = (...states: Parameters<typeof enrolmentEvents>) =>
  enrolmentEvents(...states).map(({ type }) => type);

it('tells that a creator is enrolled, leaves and comes back, each once', () => {
  const enrolled = anEnrolment();
  const left = anEnrolment({ leftAt: enrolled.enrolledAt + 5_000 });

  expect(enrolmentEvents({ before: undefined, after: enrolled })).toMatchObject([
    {
      ...{ type: 'creator.enrolled', at: enrolled.enrolledAt },
      detail: { merchantId: 'acme', programId: 'spring', creatorId: 'mia' },
    },
  ]);
  expect(typesOf({ before: enrolled, after: enrolled })).toEqual([]);
  expect(typesOf({ before: enrolled, after: left })).toEqual(['creator.left']);
  expect(typesOf({ before: left, after: left })).toEqual([]);
  expect(typesOf({ before: left, after: enrolled })).toEqual(['creator.enrolled']);
});
