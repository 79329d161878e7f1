import { type AppAssociations, associateApps } from '../../core/programs/associate-apps.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { type Instant, msPerMinute } from '../../core/time/instant.ts';

export type AppLinkPorts = {
  readonly programs: Pick<ProgramDirectory, 'listMerchantIds' | 'listPrograms'>;
  readonly now: () => Instant;
};

export type ReadAssociations = () => Promise<AppAssociations>;

/** Anybody may ask as often as they like, and it hardly ever changes. */
const rememberedMs = 5 * msPerMinute;

/** Which apps may open this deployment's links, at most five minutes old. */
export function makeReadAssociations({ programs, now }: AppLinkPorts): ReadAssociations {
  let remembered: { readonly at: Instant; readonly associations: AppAssociations } | undefined;

  return async () => {
    if (remembered && now() - remembered.at < rememberedMs) return remembered.associations;
    const [merchantId, ...others] = await programs.listMerchantIds();
    const isShared = others.length > 0;
    const ofMerchant =
      merchantId === undefined || isShared ? [] : await programs.listPrograms(merchantId);
    remembered = { at: now(), associations: associateApps(ofMerchant) };
    return remembered.associations;
  };
}
