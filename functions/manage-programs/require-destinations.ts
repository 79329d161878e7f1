import { appPlatforms } from '../../core/programs/app-settings.ts';
import type { Link, Program } from '../../core/programs/program.ts';
import {
  type AppTargetRefusal,
  validateAppTarget,
} from '../../core/tracking/validate-app-target.ts';
import { validateDestination } from '../../core/tracking/validate-destination.ts';
import { invalid } from '../shared/http/problem-error.ts';

/** @throws ProblemError 422 for a destination, or a target in an app, where links of the program may not lead. */
export function requireDestinations(
  { destination, apps = {} }: Pick<Link, 'destination' | 'apps'>,
  { landingHosts, apps: settings = { hosts: [], schemes: [] } }: Program,
): void {
  const refusal = validateDestination(destination, landingHosts);
  if (refusal) throw leadsAstray(['destination'], refusal);

  const allowed = { ...settings, hosts: [...landingHosts, ...settings.hosts] };
  for (const platform of appPlatforms) {
    const target = apps[platform];
    const refused = target && validateAppTarget(target, platform, allowed);
    if (refused) throw leadsAstray(['apps', platform, refused.field], refused.refusal);
  }
}

function leadsAstray(path: readonly string[], refusal: AppTargetRefusal) {
  return invalid([{ path, code: refusal, message: `The link may not lead there: ${refusal}.` }]);
}
