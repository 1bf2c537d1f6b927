import type { PlatformClass } from '../../abi.ts';
import { AsyncException, unsupported } from '../../runtime/index.ts';
import { engine } from '../engine.ts';

/** Tests deploy nothing; outside of them Apex of this org does not deploy either. */
function enqueueDeployment(): never {
  if (engine().test !== null) throw new AsyncException('Metadata cannot be deployed from within a test');
  return unsupported('Metadata.Operations.enqueueDeployment');
}

export const METADATA_OPERATIONS: PlatformClass = {
  name: 'Metadata.Operations',
  statics: { enqueuedeployment: enqueueDeployment },
};
