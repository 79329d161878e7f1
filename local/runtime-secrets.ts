import type { SecretStore } from './engines/secret-store.ts';
import type { LocalPlan } from './plan.ts';

export type RuntimeSecrets = {
  /**
   * The value of a secret, found by its name, its ARN, its logical id, or the setting (environment
   * variable) through which a function knows it, such as `OPERATOR_KEY_SECRET`.
   */
  valueOf(id: string): string | undefined;
};

export function runtimeSecrets(store: SecretStore, plan: LocalPlan): RuntimeSecrets {
  return {
    valueOf(id) {
      const byLogicalId = plan.secrets.find(({ logicalId }) => logicalId === id)?.name;
      const bySetting = plan.functions.find(({ environment }) => Object.hasOwn(environment, id));
      const secret =
        store.find(id) ??
        store.find(byLogicalId ?? '') ??
        store.find(bySetting?.environment[id] ?? '');

      return secret?.value;
    },
  };
}
