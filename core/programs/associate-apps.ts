import type { AppSettings } from './app-settings.ts';
import type { Program } from './program.ts';

/** The files by which phones learn which apps may open this host's links, as JSON documents. */
export type AppAssociations = {
  /** `/.well-known/apple-app-site-association`; absent: no iOS app. */
  readonly apple?: object;
  /** `/.well-known/assetlinks.json`; absent: no Android app. */
  readonly android?: readonly object[];
};

/**
 * Lets the apps of a merchant's programs open every link of the host. Both formats name paths at most by
 * pattern, so they cannot tell one merchant's links from another's: where there are several, no app may.
 *
 * Formats: https://developer.apple.com/documentation/bundleresources/applinks and
 * https://developers.google.com/digital-asset-links/v1/statements.
 */
export function associateApps(
  programs: readonly Pick<Program, 'merchantId' | 'apps'>[],
): AppAssociations {
  if (new Set(programs.map(({ merchantId }) => merchantId)).size !== 1) return {};
  const settings = programs.flatMap(({ apps }) => apps ?? []);
  const appIDs = [...new Set(settings.flatMap(({ iosAppIds = [] }) => iosAppIds))].toSorted();
  const statements = settings.flatMap(({ androidApps = [] }) => androidApps).map(toStatement);
  return {
    ...(appIDs.length === 0
      ? {}
      : { apple: { applinks: { details: [{ appIDs, components: [{ '/': '/r/*' }] }] } } }),
    ...(statements.length === 0 ? {} : { android: statements }),
  };
}

function toStatement(app: NonNullable<AppSettings['androidApps']>[number]): object {
  return {
    relation: ['delegate_permission/common.handle_all_urls'],
    target: {
      namespace: 'android_app',
      package_name: app.package,
      sha256_cert_fingerprints: app.fingerprints,
    },
  };
}
