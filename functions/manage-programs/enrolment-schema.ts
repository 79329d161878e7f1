import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { creatorClasses } from '../../core/attribution/creator-class.ts';
import type { Enrolment, Standing } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

/** More changes of standing than this are a mistake of a program, not a creator's career. */
const maxStandings = 200;

/** The body of `PUT /v1/enrolments/{programId}/{creatorId}`. */
export const enrolmentSchema = z.strictObject({
  /** Absent: as it was, or now. */
  enrolledAt: instantSchema.optional(),
  leftAt: instantSchema.optional(),
  creatorClass: z.enum(creatorClasses).default('standard'),
  group: idSchema.optional(),
  tier: idSchema.optional(),
  referredBy: idSchema.optional(),
});

/**
 * An enrolment as it is to be from now on. A new class, group, tier or referrer begins now: what
 * was placed before keeps the old one.
 */
export function reviseEnrolment(
  id: Pick<Enrolment, 'merchantId' | 'programId' | 'creatorId'>,
  wanted: z.infer<typeof enrolmentSchema>,
  known: Enrolment | undefined,
  now: Instant,
): Enrolment {
  const { enrolledAt, leftAt, creatorClass, group, tier, referredBy } = wanted;
  const standing: Standing = {
    from: now,
    creatorClass,
    ...(group === undefined ? {} : { group }),
    ...(tier === undefined ? {} : { tier }),
    ...(referredBy === undefined ? {} : { referredBy }),
  };
  return {
    ...id,
    enrolledAt: enrolledAt ?? known?.enrolledAt ?? now,
    ...(leftAt === undefined ? {} : { leftAt }),
    standings: addStanding(known?.standings ?? [], standing),
  };
}

function addStanding(standings: readonly Standing[], standing: Standing): readonly Standing[] {
  const newest = standings.at(-1);
  const isSame =
    newest?.creatorClass === standing.creatorClass &&
    newest.group === standing.group &&
    newest.tier === standing.tier &&
    newest.referredBy === standing.referredBy;
  return isSame ? standings : [...standings, standing].slice(-maxStandings);
}

export function toEnrolmentDocument(enrolment: Enrolment) {
  const { programId, creatorId, enrolledAt, leftAt, standings } = enrolment;
  const { creatorClass = 'standard', group, tier, referredBy } = standings.at(-1) ?? {};
  return {
    programId,
    creatorId,
    enrolledAt: formatInstant(enrolledAt),
    ...(leftAt === undefined ? {} : { leftAt: formatInstant(leftAt) }),
    creatorClass,
    ...(group === undefined ? {} : { group }),
    ...(tier === undefined ? {} : { tier }),
    ...(referredBy === undefined ? {} : { referredBy }),
  };
}
