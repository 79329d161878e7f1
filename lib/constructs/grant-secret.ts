import type { NodeFunction } from './node-function.ts';
import type { StackSecret } from './stack-secret.ts';

/** Tells a function which secret it is and allows it to read it. */
export function grantSecret(to: NodeFunction, secret: StackSecret): void {
  to.set(secret.setting, secret.secretArn);
  to.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
  if (secret.encryptionKey) to.allow(['kms:Decrypt'], [secret.encryptionKey.keyArn]);
}
