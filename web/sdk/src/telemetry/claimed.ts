import { claimRequest } from './claim-request.js';
import { quietly } from './quietly.js';

/** The options of a request of the SDK's own, of which nobody else tells. */
export function claimed<Options extends CredentialCreationOptions | CredentialRequestOptions>(options: Options): Options {
  quietly(() => claimRequest(options));
  return options;
}
