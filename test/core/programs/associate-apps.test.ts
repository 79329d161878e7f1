import { describe, expect, it } from '@jest/globals';
import type { AppSettings } from '../../../core/programs/app-settings.ts';
import { associateApps } from '../../../core/programs/associate-apps.ts';
import { aProgram } from '../../support/factories/index.ts';

const fingerprints = [Array.from({ length: 32 }, () => 'AB').join(':')];
const apps = (settings: Partial<AppSettings>): AppSettings => ({
  hosts: [],
  schemes: [],
  ...settings,
});

describe('associateApps', () => {
  it('lets the apps of all programs open links', () => {
    const android = { package: 'com.acme.shop', fingerprints };
    const programs = [
      aProgram({ apps: apps({ iosAppIds: ['B1B2C3D4E5.com.acme.shop'] }) }),
      aProgram({ apps: apps({ iosAppIds: ['A1B2C3D4E5.com.acme'], androidApps: [android] }) }),
      aProgram({ apps: apps({ iosAppIds: ['B1B2C3D4E5.com.acme.shop'] }) }),
      aProgram(),
    ];

    expect(associateApps(programs)).toEqual({
      apple: {
        applinks: {
          details: [
            {
              appIDs: ['A1B2C3D4E5.com.acme', 'B1B2C3D4E5.com.acme.shop'],
              components: [{ '/': '/r/*' }],
            },
          ],
        },
      },
      android: [
        {
          relation: ['delegate_permission/common.handle_all_urls'],
          target: {
            namespace: 'android_app',
            package_name: 'com.acme.shop',
            sha256_cert_fingerprints: fingerprints,
          },
        },
      ],
    });
  });

  it('lets no app open links where there is none, or another merchant', () => {
    const own = aProgram({ apps: apps({ iosAppIds: ['A1B2C3D4E5.com.acme'] }) });

    expect(associateApps([])).toEqual({});
    expect(associateApps([aProgram({ apps: apps({}) })])).toEqual({});
    expect(associateApps([own, aProgram({ merchantId: 'other' })])).toEqual({});
  });
});
