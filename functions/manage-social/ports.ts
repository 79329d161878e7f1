import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Mac, SigningKeys } from '../../core/tracking/click-token.ts';
import type { AuditPorts } from '../shared/http/audited.ts';
import type { LogError } from '../shared/logger.ts';
import type { RewardContentPorts } from '../shared/social/reward-content.ts';
import type { SocialPorts } from '../shared/social/social-ports.ts';

/** What connecting creators' accounts needs from outside. */
export type ManageSocialPorts = AuditPorts &
  SocialPorts &
  RewardContentPorts & {
    readonly directory: Pick<ProgramDirectory, 'findCreator'>;
    /** Keys that sign the state of an authorization. */
    readonly readKeys: () => Promise<SigningKeys>;
    readonly mac: Mac;
    /** 128 random bits as text. */
    readonly randomId: () => string;
    /** SHA-256 of a text's bytes as base64url, which PKCE asks for. */
    readonly challengeOf: (verifier: string) => string;
    readonly logError: LogError;
  };
